-- Grain: one row per ad group. Its account is that of its campaign.
select
    'google_ads' as source,
    'ad_group' as level,
    ad_group_history.id as entity_id,
    ad_group_history.name as entity_name,
    ad_group_history.campaign_id as parent_entity_id,
    campaign_history.customer_id as account_id,
    ad_group_history.status as status,
    campaign_history.advertising_channel_type as channel_type,
    account_history.currency_code as currency,
    account_history.time_zone as time_zone
from ad_group_history
left join campaign_history
    on campaign_history.id = ad_group_history.campaign_id
left join account_history
    on account_history.id = campaign_history.customer_id
