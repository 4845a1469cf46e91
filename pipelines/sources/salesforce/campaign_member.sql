-- Grain: one row per membership. After a conversion it holds the lead and the contact: the contact is the person.
select
    'salesforce' as source,
    salesforce_id(campaign_member.id) as campaign_member_id,
    salesforce_id(campaign_member.campaign_id) as campaign_id,
    case
        when campaign_member.contact_id is not null then 'contact'
        when campaign_member.lead_id is not null then 'lead'
    end as person_kind,
    salesforce_id(coalesce(campaign_member.contact_id, campaign_member.lead_id)) as person_id,
    campaign_member.status as member_status,
    campaign_member.has_responded as has_responded,
    campaign_member.first_responded_date as first_responded_at,
    campaign_member.created_date as created_at,
    coalesce(campaign_member.is_deleted, false) or coalesce(campaign_member._fivetran_deleted, false) as is_deleted
from campaign_member
