-- Grain: one row per campaign key.
with

spend as (
    select
        campaign_key,
        cast(sum(spend_amount) as decimal(20, 6)) as spend_amount,
        cast(sum(case when spend_category = 'media' then spend_amount else 0 end) as decimal(20, 6)) as media_amount
    from fct_spend
    where spend_category <> 'media_settlement'
    group by campaign_key
),

credit as (
    select
        campaign_key,
        cast(sum(case when model = 'first' then credit_amount else 0 end) as decimal(20, 2)) as first_credit_amount,
        cast(sum(case when model = 'last' then credit_amount else 0 end) as decimal(20, 2)) as last_credit_amount,
        cast(sum(case when model = 'linear' then credit_amount else 0 end) as decimal(20, 2)) as linear_credit_amount
    from fct_attribution_credit
    group by campaign_key
),

campaigns as (
    select
        campaign_key,
        campaign_code,
        campaign_name,
        channel,
        start_date,
        end_date
    from dim_campaign
    where is_leading
),

joined as (
    select
        coalesce(spend.campaign_key, credit.campaign_key) as campaign_key,
        coalesce(spend.spend_amount, 0) as spend_amount,
        coalesce(spend.media_amount, 0) as media_amount,
        nullif(greatest(spend.spend_amount, 0), 0) as divisor,
        coalesce(credit.first_credit_amount, 0) as first_credit_amount,
        coalesce(credit.last_credit_amount, 0) as last_credit_amount,
        coalesce(credit.linear_credit_amount, 0) as linear_credit_amount
    from spend
    full outer join credit
        on credit.campaign_key = spend.campaign_key
)

select
    joined.campaign_key,
    campaigns.campaign_code,
    campaigns.campaign_name,
    case
        when joined.campaign_key = '(none)' then '(none)'
        else coalesce(campaigns.channel, '(unknown)')
    end as channel,
    campaigns.start_date,
    campaigns.end_date,
    :reporting_currency as currency,
    cast(joined.spend_amount as decimal(20, 6)) as spend_amount,
    cast(joined.media_amount as decimal(20, 6)) as media_amount,
    cast(joined.first_credit_amount as decimal(20, 2)) as first_credit_amount,
    cast(joined.last_credit_amount as decimal(20, 2)) as last_credit_amount,
    cast(joined.linear_credit_amount as decimal(20, 2)) as linear_credit_amount,
    cast(joined.first_credit_amount / joined.divisor as decimal(18, 6)) as first_roas_ratio,
    cast(joined.last_credit_amount / joined.divisor as decimal(18, 6)) as last_roas_ratio,
    cast(joined.linear_credit_amount / joined.divisor as decimal(18, 6)) as linear_roas_ratio,
    cast((joined.first_credit_amount - joined.spend_amount) / joined.divisor as decimal(18, 6)) as first_revenue_roi_ratio,
    cast((joined.last_credit_amount - joined.spend_amount) / joined.divisor as decimal(18, 6)) as last_revenue_roi_ratio,
    cast((joined.linear_credit_amount - joined.spend_amount) / joined.divisor as decimal(18, 6)) as linear_revenue_roi_ratio
from joined
left join campaigns
    on campaigns.campaign_key = joined.campaign_key
