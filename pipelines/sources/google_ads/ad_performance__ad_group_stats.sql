-- Grain: one row per ad group, date, device and network. Micros times a decimal literal stay exact.
select
    'google_ads' as source,
    'google_ads' as platform,
    'ad_group' as level,
    ad_group_stats.customer_id as account_id,
    ad_group_stats.campaign_id as campaign_id,
    ad_group_stats.id as ad_group_id,
    ad_group_stats.date as performance_date,
    account_history.time_zone as account_time_zone,
    ad_group_stats.device as device,
    ad_group_stats.ad_network_type as network,
    account_history.currency_code as currency,
    cast(ad_group_stats.cost_micros * 0.000001 as decimal(20, 6)) as cost_amount,
    ad_group_stats.impressions as impressions,
    ad_group_stats.clicks as clicks,
    ad_group_stats.conversions as conversions,
    ad_group_stats.conversions_value as conversion_value
from ad_group_stats
left join account_history
    on account_history.id = ad_group_stats.customer_id
