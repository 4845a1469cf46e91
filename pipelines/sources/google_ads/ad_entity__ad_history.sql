-- Grain: one row per ad group and ad, because one ad can run in several ad groups.
-- Landing pages come as `[https://a,https://b]`; the first is kept.
select
    'google_ads' as source,
    'ad' as level,
    concat(ad_history.ad_group_id, '~', ad_history.id) as entity_id,
    ad_history.name as entity_name,
    ad_history.ad_group_id as parent_entity_id,
    campaign_history.customer_id as account_id,
    ad_history.status as status,
    campaign_history.advertising_channel_type as channel_type,
    account_history.currency_code as currency,
    account_history.time_zone as time_zone,
    nullif(trim(split(translate(ad_history.final_urls, '[]"', ''), ',')[0]), '') as final_url
from ad_history
left join ad_group_history
    on ad_group_history.id = ad_history.ad_group_id
left join campaign_history
    on campaign_history.id = ad_group_history.campaign_id
left join account_history
    on account_history.id = campaign_history.customer_id
