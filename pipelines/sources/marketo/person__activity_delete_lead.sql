-- Grain: one row per deleted lead: it closes the lead's record.
select
    'marketo' as source,
    'lead' as person_kind,
    activity_delete_lead.lead_id as person_id,
    true as is_deleted
from activity_delete_lead
