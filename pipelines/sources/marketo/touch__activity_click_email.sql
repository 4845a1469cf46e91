-- Grain: one row per link clicked in an e-mail.
-- An activity names the smart campaign that caused it; its program is what we call the campaign. Some exports name the program itself.
select
    'marketo' as source,
    activity_click_email.id as touch_id,
    activity_click_email.activity_date as touch_at,
    'email_click' as touch_kind,
    'marketo' as person_source,
    'lead' as person_kind,
    activity_click_email.lead_id as person_id,
    'marketo' as campaign_source,
    coalesce(campaign.program_id, activity_click_email.campaign_id) as campaign_id,
    activity_click_email.primary_attribute_value as asset_name,
    activity_click_email.link as page_url,
    url_parameter(activity_click_email.link, 'utm_source') as utm_source,
    url_parameter(activity_click_email.link, 'utm_medium') as utm_medium,
    url_parameter(activity_click_email.link, 'utm_campaign') as utm_campaign,
    click_id(activity_click_email.link) as click_id,
    coalesce(activity_click_email.is_bot_activity, false) as is_bot
from activity_click_email
left join campaign
    on campaign.id = activity_click_email.campaign_id
