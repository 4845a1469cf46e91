-- Grain: one row per change of a score.
select
    'marketo' as source,
    activity_change_score.id as lead_status_id,
    'lead' as person_kind,
    activity_change_score.lead_id as person_id,
    activity_change_score.activity_date as changed_at,
    case
        when lower(activity_change_score.primary_attribute_value) in ('score', 'lead score') then 'score'
        else regexp_replace(lower(activity_change_score.primary_attribute_value), '[^a-z0-9]+', '_')
    end as attribute,
    activity_change_score.old_value as old_value,
    activity_change_score.new_value as new_value,
    activity_change_score.reason as reason
from activity_change_score
