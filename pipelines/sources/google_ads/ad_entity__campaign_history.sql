-- Grain: one row per campaign.
select
    'google_ads' as source,
    'campaign' as level,
    campaign_history.id as entity_id,
    campaign_history.name as entity_name,
    campaign_history.customer_id as parent_entity_id,
    campaign_history.customer_id as account_id,
    campaign_history.status as status,
    campaign_history.advertising_channel_type as channel_type,
    account_history.currency_code as currency,
    account_history.time_zone as time_zone
from campaign_history
left join account_history
    on account_history.id = campaign_history.customer_id
