-- Grain: one row per e-mail delivered.
-- An activity names the smart campaign that caused it; its program is what we call the campaign. Some exports name the program itself.
select
    'marketo' as source,
    activity_email_delivered.id as event_id,
    activity_email_delivered.activity_date as event_at,
    'delivered' as event_kind,
    'lead' as person_kind,
    activity_email_delivered.lead_id as person_id,
    coalesce(campaign.program_id, activity_email_delivered.campaign_id) as campaign_id,
    activity_email_delivered.email_template_id as template_id
from activity_email_delivered
left join campaign
    on campaign.id = activity_email_delivered.campaign_id
