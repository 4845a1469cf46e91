-- Grain: one row per page visited.
-- An activity names the smart campaign that caused it; its program is what we call the campaign. Some exports name the program itself.
select
    'marketo' as source,
    activity_visit_webpage.id as touch_id,
    activity_visit_webpage.activity_date as touch_at,
    'web_visit' as touch_kind,
    'marketo' as person_source,
    'lead' as person_kind,
    activity_visit_webpage.lead_id as person_id,
    'marketo' as campaign_source,
    coalesce(campaign.program_id, activity_visit_webpage.campaign_id) as campaign_id,
    activity_visit_webpage.primary_attribute_value as page_url,
    activity_visit_webpage.referrer_url as referrer_url,
    url_parameter(activity_visit_webpage.query_parameters, 'utm_source') as utm_source,
    url_parameter(activity_visit_webpage.query_parameters, 'utm_medium') as utm_medium,
    url_parameter(activity_visit_webpage.query_parameters, 'utm_campaign') as utm_campaign,
    click_id(activity_visit_webpage.query_parameters) as click_id,
    coalesce(activity_visit_webpage.is_bot_activity, false) as is_bot
from activity_visit_webpage
left join campaign
    on campaign.id = activity_visit_webpage.campaign_id
