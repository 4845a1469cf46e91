-- Grain: one row per converted lead. The link outlives the lead: its touches still belong to the contact.
select
    'salesforce' as source,
    'lead' as person_kind,
    salesforce_id(lead.id) as person_id,
    'salesforce' as linked_source,
    'contact' as linked_kind,
    salesforce_id(lead.converted_contact_id) as linked_id,
    'converted_into' as link_reason,
    coalesce(lead.converted_date_time_c, lead.converted_date) as linked_at
from lead
where lead.converted_contact_id is not null
