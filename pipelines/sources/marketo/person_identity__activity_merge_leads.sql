-- Grain: one row per merged lead and survivor. The losers stand as a list, `[1286861, 1286862]`.
select
    'marketo' as source,
    'lead' as person_kind,
    losers.person_id as person_id,
    'marketo' as linked_source,
    'lead' as linked_kind,
    activity_merge_leads.lead_id as linked_id,
    'merged_into' as link_reason,
    activity_merge_leads.activity_date as linked_at
from activity_merge_leads
lateral view explode(
    filter(split(regexp_replace(activity_merge_leads.merge_ids, '[^0-9,]', ''), ','), id -> id <> '')
) losers as person_id
where losers.person_id <> activity_merge_leads.lead_id
