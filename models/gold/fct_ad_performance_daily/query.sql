-- Grain: one row per platform, account, campaign, day, device and network.
with

performance as (
    select
        platform,
        account_id,
        campaign_id,
        performance_date,
        coalesce(device, '(unknown)') as device,
        coalesce(network, '(unknown)') as network,
        account_time_zone,
        currency,
        cost_amount,
        conversion_value,
        impressions,
        clicks,
        conversions
    from ad_performance
    where level = 'campaign'
)

select
    performance.platform,
    performance.account_id,
    performance.campaign_id,
    performance.performance_date,
    performance.device,
    performance.network,
    performance.account_time_zone,
    performance.currency as original_currency,
    performance.cost_amount as original_cost_amount,
    performance.conversion_value as original_conversion_value_amount,
    cast(
        case
            when performance.currency = :reporting_currency then 1
            else rates.rate_to_reporting
        end as decimal(18, 10)
    ) as fx_rate,
    case
        when performance.currency = :reporting_currency then performance.performance_date
        else rates.published_date
    end as fx_rate_date,
    :reporting_currency as currency,
    cast(
        reporting_amount(performance.cost_amount, performance.currency, :reporting_currency, rates.rate_per_base, rates.reporting_rate_per_base) as decimal(20, 6)
    ) as cost_amount,
    cast(
        reporting_amount(performance.conversion_value, performance.currency, :reporting_currency, rates.rate_per_base, rates.reporting_rate_per_base) as decimal(20, 6)
    ) as conversion_value_amount,
    coalesce(performance.impressions, 0) as impressions,
    coalesce(performance.clicks, 0) as clicks,
    cast(coalesce(performance.conversions, 0) as decimal(18, 6)) as conversions
from performance
left join dim_fx_rate_daily as rates
    on rates.currency = performance.currency
    and rates.rate_date = performance.performance_date
