-- Grain: one row per merged lead: it closes the loser's record. The losers stand as a list, `[1286861, 1286862]`.
select
    'marketo' as source,
    'lead' as person_kind,
    losers.person_id as person_id,
    true as is_deleted
from activity_merge_leads
lateral view explode(
    filter(split(regexp_replace(activity_merge_leads.merge_ids, '[^0-9,]', ''), ','), id -> id <> '')
) losers as person_id
where losers.person_id <> activity_merge_leads.lead_id
