-- Grain: one row per lead and Salesforce record it is synced to: the lead, the contact it became, or both. Marketo does not say since when.
select
    'marketo' as source,
    'lead' as person_kind,
    lead.id as person_id,
    'salesforce' as linked_source,
    links.linked_kind as linked_kind,
    links.linked_id as linked_id,
    'synced_to' as link_reason
from lead
lateral view explode(
    map_filter(
        map('lead', salesforce_id(lead.sfdc_lead_id), 'contact', salesforce_id(lead.sfdc_contact_id)),
        (linked_kind, linked_id) -> linked_id is not null
    )
) links as linked_kind, linked_id
