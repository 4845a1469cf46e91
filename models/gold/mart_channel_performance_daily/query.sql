-- Grain: one row per day and channel.
with

spend as (
    select
        spend_date as performance_date,
        channel,
        sum(spend_amount) as spend_amount,
        sum(case when spend_category = 'media' then spend_amount else 0 end) as media_amount,
        sum(impressions) as impressions,
        sum(clicks) as clicks,
        sum(conversions) as conversions
    from fct_spend
    where spend_category <> 'media_settlement'
    group by spend_date, channel
),

credit as (
    select
        touch_date as performance_date,
        channel,
        sum(case when model = 'first' then credit_amount else 0 end) as first_credit_amount,
        sum(case when model = 'last' then credit_amount else 0 end) as last_credit_amount,
        sum(case when model = 'linear' then credit_amount else 0 end) as linear_credit_amount
    from fct_attribution_credit
    where stage = 'won'
    group by touch_date, channel
)

select
    coalesce(spend.performance_date, credit.performance_date) as performance_date,
    coalesce(spend.channel, credit.channel) as channel,
    :reporting_currency as currency,
    cast(coalesce(spend.spend_amount, 0) as decimal(20, 6)) as spend_amount,
    cast(coalesce(spend.media_amount, 0) as decimal(20, 6)) as media_amount,
    coalesce(spend.impressions, 0) as impressions,
    coalesce(spend.clicks, 0) as clicks,
    cast(coalesce(spend.conversions, 0) as decimal(18, 6)) as platform_conversions,
    cast(coalesce(credit.first_credit_amount, 0) as decimal(20, 2)) as first_credit_amount,
    cast(coalesce(credit.last_credit_amount, 0) as decimal(20, 2)) as last_credit_amount,
    cast(coalesce(credit.linear_credit_amount, 0) as decimal(20, 2)) as linear_credit_amount
from spend
full outer join credit
    on credit.performance_date = spend.performance_date
    and credit.channel = spend.channel
