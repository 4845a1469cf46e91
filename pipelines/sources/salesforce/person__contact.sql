-- Grain: one row per contact. A merged contact is deleted by Salesforce; person_identity names its survivor.
select
    'salesforce' as source,
    'contact' as person_kind,
    salesforce_id(contact.id) as person_id,
    contact.email as email,
    contact.first_name as first_name,
    contact.last_name as last_name,
    coalesce(contact.phone, contact.mobile_phone) as phone,
    contact.title as title,
    contact.mailing_country as country,
    salesforce_id(contact.account_id) as account_id,
    salesforce_id(contact.owner_id) as owner_id,
    contact.lead_source as lead_source,
    contact.has_opted_out_of_email as has_opted_out,
    contact.created_date as created_at,
    coalesce(contact.is_deleted, false) or coalesce(contact._fivetran_deleted, false) or contact.master_record_id is not null as is_deleted
from contact
