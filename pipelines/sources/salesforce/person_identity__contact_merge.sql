-- Grain: one row per merged contact. The merge is the loser's last change, so its modification stamp dates it.
select
    'salesforce' as source,
    'contact' as person_kind,
    salesforce_id(contact.id) as person_id,
    'salesforce' as linked_source,
    'contact' as linked_kind,
    salesforce_id(contact.master_record_id) as linked_id,
    'merged_into' as link_reason,
    contact.system_modstamp as linked_at
from contact
where contact.master_record_id is not null
    and salesforce_id(contact.master_record_id) <> salesforce_id(contact.id)
