-- Grain: one row per opportunity, contact and role.
select
    'salesforce' as source,
    salesforce_id(opportunity_contact_role.id) as opportunity_contact_id,
    salesforce_id(opportunity_contact_role.opportunity_id) as opportunity_id,
    salesforce_id(opportunity_contact_role.contact_id) as contact_id,
    opportunity_contact_role.role as contact_role,
    opportunity_contact_role.is_primary as is_primary,
    opportunity_contact_role.created_date as created_at,
    coalesce(opportunity_contact_role.is_deleted, false)
        or coalesce(opportunity_contact_role._fivetran_deleted, false) as is_deleted
from opportunity_contact_role
