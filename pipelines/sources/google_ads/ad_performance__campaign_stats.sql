-- Grain: one row per campaign, date, device and network. Micros times a decimal literal stay exact.
select
    'google_ads' as source,
    'google_ads' as platform,
    'campaign' as level,
    campaign_stats.customer_id as account_id,
    campaign_stats.id as campaign_id,
    campaign_stats.date as performance_date,
    account_history.time_zone as account_time_zone,
    campaign_stats.device as device,
    campaign_stats.ad_network_type as network,
    account_history.currency_code as currency,
    cast(campaign_stats.cost_micros * 0.000001 as decimal(20, 6)) as cost_amount,
    campaign_stats.impressions as impressions,
    campaign_stats.clicks as clicks,
    campaign_stats.conversions as conversions,
    campaign_stats.conversions_value as conversion_value
from campaign_stats
left join account_history
    on account_history.id = campaign_stats.customer_id
