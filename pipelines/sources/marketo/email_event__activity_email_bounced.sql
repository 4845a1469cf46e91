-- Grain: one row per e-mail that came back.
-- An activity names the smart campaign that caused it; its program is what we call the campaign. Some exports name the program itself.
select
    'marketo' as source,
    activity_email_bounced.id as event_id,
    activity_email_bounced.activity_date as event_at,
    'bounced' as event_kind,
    'lead' as person_kind,
    activity_email_bounced.lead_id as person_id,
    coalesce(campaign.program_id, activity_email_bounced.campaign_id) as campaign_id,
    activity_email_bounced.email_template_id as template_id,
    activity_email_bounced.category as category
from activity_email_bounced
left join campaign
    on campaign.id = activity_email_bounced.campaign_id
