-- Grain: one row per campaign.
-- Our names begin with the campaign code: `2026-Q1-DACH-SEARCH | Brand`. Google writes "no end" as 2037-12-30.
select
    'google_ads' as source,
    campaign_history.id as campaign_id,
    campaign_history.name as campaign_name,
    campaign_history.advertising_channel_subtype as campaign_type,
    campaign_history.advertising_channel_type as campaign_channel,
    campaign_history.status as status,
    campaign_history.start_date as start_date,
    nullif(campaign_history.end_date, date '2037-12-30') as end_date,
    account_history.currency_code as currency,
    campaign_history.customer_id as ad_account_id,
    case
        when campaign_history.name like '% | %'
            then substring_index(campaign_history.name, ' | ', 1)
    end as campaign_code,
    campaign_history.status = 'ENABLED' as is_active
from campaign_history
left join account_history
    on account_history.id = campaign_history.customer_id
