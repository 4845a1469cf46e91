-- Grain: one row per form filled out.
-- An activity names the smart campaign that caused it; its program is what we call the campaign. Some exports name the program itself.
select
    'marketo' as source,
    activity_fill_out_form.id as touch_id,
    activity_fill_out_form.activity_date as touch_at,
    'form_fill' as touch_kind,
    'marketo' as person_source,
    'lead' as person_kind,
    activity_fill_out_form.lead_id as person_id,
    'marketo' as campaign_source,
    coalesce(campaign.program_id, activity_fill_out_form.campaign_id) as campaign_id,
    activity_fill_out_form.primary_attribute_value as asset_name,
    activity_fill_out_form.referrer_url as referrer_url,
    url_parameter(activity_fill_out_form.query_parameters, 'utm_source') as utm_source,
    url_parameter(activity_fill_out_form.query_parameters, 'utm_medium') as utm_medium,
    url_parameter(activity_fill_out_form.query_parameters, 'utm_campaign') as utm_campaign,
    click_id(activity_fill_out_form.query_parameters) as click_id,
    false as is_bot
from activity_fill_out_form
left join campaign
    on campaign.id = activity_fill_out_form.campaign_id
