-- Grain: one row per e-mail opened.
-- An activity names the smart campaign that caused it; its program is what we call the campaign. Some exports name the program itself.
select
    'marketo' as source,
    activity_open_email.id as touch_id,
    activity_open_email.activity_date as touch_at,
    'email_open' as touch_kind,
    'marketo' as person_source,
    'lead' as person_kind,
    activity_open_email.lead_id as person_id,
    'marketo' as campaign_source,
    coalesce(campaign.program_id, activity_open_email.campaign_id) as campaign_id,
    activity_open_email.primary_attribute_value as asset_name,
    coalesce(activity_open_email.is_bot_activity, false) as is_bot
from activity_open_email
left join campaign
    on campaign.id = activity_open_email.campaign_id
