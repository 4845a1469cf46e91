-- Grain: one row per merged lead. The merge is the loser's last change, so its modification stamp dates it.
select
    'salesforce' as source,
    'lead' as person_kind,
    salesforce_id(lead.id) as person_id,
    'salesforce' as linked_source,
    'lead' as linked_kind,
    salesforce_id(lead.master_record_id) as linked_id,
    'merged_into' as link_reason,
    lead.system_modstamp as linked_at
from lead
where lead.master_record_id is not null
    and salesforce_id(lead.master_record_id) <> salesforce_id(lead.id)
