-- Grain: one row per ad, criterion, date, device and network. Micros times a decimal literal stay exact.
-- Replicas that leave ad_group_id empty still name the ad group in its resource name; the criterion stands only there.
select
    'google_ads' as source,
    'google_ads' as platform,
    'ad' as level,
    ad_stats.customer_id as account_id,
    ad_stats.campaign_id as campaign_id,
    coalesce(ad_stats.ad_group_id, nullif(regexp_extract(ad_stats.ad_group, 'adGroups/([0-9]+)', 1), '')) as ad_group_id,
    ad_stats.ad_id as ad_id,
    nullif(regexp_extract(ad_stats.keyword_ad_group_criterion, '~([0-9]+)', 1), '') as criterion_id,
    ad_stats.date as performance_date,
    account_history.time_zone as account_time_zone,
    ad_stats.device as device,
    ad_stats.ad_network_type as network,
    account_history.currency_code as currency,
    cast(ad_stats.cost_micros * 0.000001 as decimal(20, 6)) as cost_amount,
    ad_stats.impressions as impressions,
    ad_stats.clicks as clicks,
    ad_stats.conversions as conversions,
    ad_stats.conversions_value as conversion_value
from ad_stats
left join account_history
    on account_history.id = ad_stats.customer_id
