-- Grain: one row per account, date, device and network. Micros times a decimal literal stay exact.
select
    'google_ads' as source,
    'google_ads' as platform,
    'account' as level,
    account_stats.customer_id as account_id,
    account_stats.date as performance_date,
    account_history.time_zone as account_time_zone,
    account_stats.device as device,
    account_stats.ad_network_type as network,
    account_history.currency_code as currency,
    cast(account_stats.cost_micros * 0.000001 as decimal(20, 6)) as cost_amount,
    account_stats.impressions as impressions,
    account_stats.clicks as clicks,
    account_stats.conversions as conversions,
    account_stats.conversions_value as conversion_value
from account_stats
left join account_history
    on account_history.id = account_stats.customer_id
