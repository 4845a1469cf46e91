-- Grain: one row per refusal of further e-mail.
-- An activity names the smart campaign that caused it; its program is what we call the campaign. Some exports name the program itself.
select
    'marketo' as source,
    activity_unsubscribe_email.id as event_id,
    activity_unsubscribe_email.activity_date as event_at,
    'unsubscribed' as event_kind,
    'lead' as person_kind,
    activity_unsubscribe_email.lead_id as person_id,
    coalesce(campaign.program_id, activity_unsubscribe_email.campaign_id) as campaign_id,
    activity_unsubscribe_email.email_template_id as template_id
from activity_unsubscribe_email
left join campaign
    on campaign.id = activity_unsubscribe_email.campaign_id
