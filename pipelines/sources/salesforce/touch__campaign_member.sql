-- Grain: one row per membership that responded, dated by the response and not by the day the person was added.
-- A membership that no longer counts as a response closes its touch.
select
    'salesforce' as source,
    salesforce_id(campaign_member.id) as touch_id,
    coalesce(campaign_member.first_responded_date, campaign_member.created_date) as touch_at,
    'campaign_response' as touch_kind,
    'salesforce' as person_source,
    case
        when campaign_member.contact_id is not null then 'contact'
        when campaign_member.lead_id is not null then 'lead'
    end as person_kind,
    salesforce_id(coalesce(campaign_member.contact_id, campaign_member.lead_id)) as person_id,
    'salesforce' as campaign_source,
    salesforce_id(campaign_member.campaign_id) as campaign_id,
    false as is_bot,
    coalesce(campaign_member.first_responded_date = date_trunc('day', campaign_member.first_responded_date), false) as is_day_only,
    coalesce(campaign_member.is_deleted, false) or coalesce(campaign_member._fivetran_deleted, false)
        or not coalesce(campaign_member.has_responded, false) as is_deleted
from campaign_member
