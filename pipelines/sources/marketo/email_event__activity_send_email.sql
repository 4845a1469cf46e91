-- Grain: one row per e-mail sent. A skipped one was not sent.
-- An activity names the smart campaign that caused it; its program is what we call the campaign. Some exports name the program itself.
select
    'marketo' as source,
    activity_send_email.id as event_id,
    activity_send_email.activity_date as event_at,
    'send' as event_kind,
    'lead' as person_kind,
    activity_send_email.lead_id as person_id,
    coalesce(campaign.program_id, activity_send_email.campaign_id) as campaign_id,
    activity_send_email.email_template_id as template_id,
    coalesce(activity_send_email.action_result = 'skipped', false) as is_deleted
from activity_send_email
left join campaign
    on campaign.id = activity_send_email.campaign_id
