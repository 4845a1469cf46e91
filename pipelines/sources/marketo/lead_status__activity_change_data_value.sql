-- Grain: one row per change of a field that says where a lead stands. Other fields are left out: they are no status, and may be personal.
-- Scores are left out too: a changed score also arrives as activity_change_score, and is counted there.
select
    'marketo' as source,
    activity_change_data_value.id as lead_status_id,
    'lead' as person_kind,
    activity_change_data_value.lead_id as person_id,
    activity_change_data_value.activity_date as changed_at,
    case
        when lower(activity_change_data_value.primary_attribute_value) in ('status', 'lead status') then 'status'
        else regexp_replace(lower(activity_change_data_value.primary_attribute_value), '[^a-z0-9]+', '_')
    end as attribute,
    activity_change_data_value.old_value as old_value,
    activity_change_data_value.new_value as new_value,
    activity_change_data_value.reason as reason
from activity_change_data_value
where lower(activity_change_data_value.primary_attribute_value) rlike 'status|stage|lifecycle|grade|rating'
    and lower(activity_change_data_value.primary_attribute_value) not like '%score%'
