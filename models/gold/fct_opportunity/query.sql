-- Grain: one row per source and opportunity.
with

opportunities as (
    select
        source,
        opportunity_id,
        opportunity_name,
        opportunity_type,
        account_id,
        campaign_id,
        owner_id,
        lead_source,
        stage_name,
        forecast_category,
        probability_percent,
        coalesce(is_closed, false) as is_closed,
        coalesce(is_won, false) as is_won,
        created_at,
        coalesce(close_date, to_date(from_utc_timestamp(created_at, :time_zone))) as close_date,
        coalesce(currency, :reporting_currency) as currency,
        cast(amount as decimal(16, 2)) as amount
    from opportunity
),

stages as (
    select
        source,
        opportunity_id,
        min(entered_at) as first_stage_at,
        max(entered_at) as last_stage_at,
        count(*) as stage_count
    from fct_opportunity_stage
    group by source, opportunity_id
),

newest_rate as (
    select max(published_date) as rate_date
    from dim_fx_rate_daily
),

dated as (
    select
        opportunities.*,
        case when opportunities.is_closed or opportunities.is_won then opportunities.close_date else newest_rate.rate_date end as rate_date
    from opportunities
    cross join newest_rate
),

converted as (
    select
        dated.*,
        case
            when dated.currency = :reporting_currency then 1
            else rates.rate_to_reporting
        end as fx_rate,
        case
            when dated.currency = :reporting_currency then coalesce(dated.rate_date, dated.close_date)
            else rates.published_date
        end as fx_rate_date,
        cast(
            reporting_amount(dated.amount, dated.currency, :reporting_currency, rates.rate_per_base, rates.reporting_rate_per_base) as decimal(20, 2)
        ) as reporting_amount
    from dated
    left join dim_fx_rate_daily as rates
        on rates.currency = dated.currency
        and rates.rate_date = dated.rate_date
)

select
    converted.source,
    converted.opportunity_id,
    converted.opportunity_name,
    converted.opportunity_type,
    converted.account_id,
    coalesce(dim_account.account_key, concat(converted.source, ':', converted.account_id)) as account_key,
    converted.campaign_id,
    coalesce(dim_campaign.campaign_key, concat(converted.source, ':', converted.campaign_id)) as campaign_key,
    converted.owner_id,
    converted.lead_source,
    converted.stage_name,
    converted.forecast_category,
    converted.probability_percent,
    converted.is_closed,
    converted.is_won,
    converted.created_at,
    converted.close_date,
    case
        when converted.is_closed or converted.is_won
            then to_utc_timestamp(cast(date_add(converted.close_date, 1) as timestamp), :time_zone) - interval 1 microsecond
    end as closed_at,
    stages.first_stage_at,
    stages.last_stage_at,
    coalesce(stages.stage_count, 0) as stage_count,
    converted.currency as original_currency,
    cast(converted.amount as decimal(20, 2)) as original_amount,
    cast(converted.fx_rate as decimal(18, 10)) as fx_rate,
    converted.fx_rate_date,
    :reporting_currency as currency,
    cast(converted.reporting_amount as decimal(20, 2)) as amount,
    cast(
        case
            when not converted.is_won or converted.amount is null then 0
            else converted.reporting_amount
        end as decimal(20, 2)
    ) as won_amount
from converted
left join stages
    on stages.source = converted.source
    and stages.opportunity_id = converted.opportunity_id
left join dim_account
    on dim_account.source = converted.source
    and dim_account.account_id = converted.account_id
left join dim_campaign
    on dim_campaign.source = converted.source
    and dim_campaign.campaign_id = converted.campaign_id
