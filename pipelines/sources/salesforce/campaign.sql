-- Grain: one row per campaign. Salesforce has one word for kind and channel: the type.
select
    'salesforce' as source,
    salesforce_id(campaign.id) as campaign_id,
    campaign.name as campaign_name,
    salesforce_id(campaign.parent_id) as parent_campaign_id,
    campaign.type as campaign_type,
    campaign.type as campaign_channel,
    campaign.status as status,
    campaign.start_date as start_date,
    campaign.end_date as end_date,
    campaign.budgeted_cost as budgeted_amount,
    campaign.actual_cost as actual_amount,
    campaign.currency_iso_code as currency,
    campaign.campaign_code_c as campaign_code,
    campaign.is_active as is_active,
    coalesce(campaign.is_deleted, false) or coalesce(campaign._fivetran_deleted, false) as is_deleted
from campaign
