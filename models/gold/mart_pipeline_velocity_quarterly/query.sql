-- Grain: one row per fiscal quarter, from the first opportunity to the as-of instant.
with

observed as (
    select to_date(from_utc_timestamp(:as_of, :time_zone)) as today
),

-- What is dated after the as-of instant has not happened yet. A refund takes revenue off, and is neither an opportunity nor a win.
dated as (
    select
        to_date(from_utc_timestamp(fct_opportunity.created_at, :time_zone)) as entered_date,
        case
            when (fct_opportunity.is_closed or fct_opportunity.is_won) and fct_opportunity.close_date <= observed.today
                then fct_opportunity.close_date
        end as closed_date,
        fct_opportunity.is_won,
        fct_opportunity.won_amount,
        is_refund(fct_opportunity.is_won, fct_opportunity.won_amount) as is_refund,
        observed.today
    from fct_opportunity
    cross join observed
),

opportunities as (
    select
        least(entered_date, closed_date) as created_date,
        closed_date,
        is_won,
        won_amount,
        is_refund
    from dated
    where least(entered_date, closed_date) <= today
),

spans as (
    select
        min(opportunities.created_date) as first_date,
        max(observed.today) as last_date
    from opportunities
    cross join observed
),

months as (
    select
        explode(
            sequence(cast(trunc(first_date, 'month') as date), cast(trunc(last_date, 'month') as date), interval 1 month)
        ) as first_of_month
    from spans
    where first_date is not null
),

quarters as (
    select distinct
        cast(
            add_months(first_of_month, -cast(pmod(month(first_of_month) - :fiscal_year_start_month, 3) as int)) as date
        ) as quarter_start_date
    from months
),

ended_quarters as (
    select
        quarter_start_date,
        date_add(add_months(quarter_start_date, 3), -1) as quarter_end_date
    from quarters
),

summed as (
    select
        quarters.quarter_start_date,
        quarters.quarter_end_date,
        count_if(not opportunities.is_refund) as opportunity_count,
        count_if(opportunities.created_date >= quarters.quarter_start_date and not opportunities.is_refund) as created_count,
        count_if(opportunities.closed_date <= quarters.quarter_end_date and opportunities.is_won and not opportunities.is_refund) as won_count,
        count_if(opportunities.closed_date <= quarters.quarter_end_date and not opportunities.is_won) as lost_count,
        coalesce(
            sum(case when opportunities.closed_date <= quarters.quarter_end_date and opportunities.is_won then opportunities.won_amount end),
            0
        ) as won_amount,
        coalesce(
            sum(
                case
                    when opportunities.closed_date <= quarters.quarter_end_date and opportunities.is_won and not opportunities.is_refund
                        then datediff(opportunities.closed_date, opportunities.created_date)
                end
            ),
            0
        ) as won_cycle_days
    from ended_quarters as quarters
    left join opportunities
        on opportunities.created_date <= quarters.quarter_end_date
        and (opportunities.closed_date is null or opportunities.closed_date >= quarters.quarter_start_date)
    group by quarters.quarter_start_date, quarters.quarter_end_date
)

select
    quarter_start_date,
    quarter_end_date,
    quarter_end_date < to_date(from_utc_timestamp(:as_of, :time_zone)) as is_complete,
    :reporting_currency as currency,
    opportunity_count,
    created_count,
    won_count,
    lost_count,
    cast(won_amount as decimal(20, 2)) as won_amount,
    cast(cast(won_count as decimal(10, 0)) / nullif(won_count + lost_count, 0) as decimal(18, 6)) as win_ratio,
    cast(cast(won_amount as decimal(18, 2)) / nullif(won_count, 0) as decimal(20, 6)) as mean_won_amount,
    cast(cast(won_cycle_days as decimal(18, 0)) / nullif(won_count, 0) as decimal(18, 6)) as mean_cycle_days,
    -- opportunities * (won / closed) * (amount / won) / (days / won), with one division
    cast(
        cast(opportunity_count as decimal(9, 0)) * cast(won_count as decimal(9, 0)) * cast(won_amount as decimal(18, 2))
            / nullif(cast(won_count + lost_count as decimal(9, 0)) * cast(won_cycle_days as decimal(10, 0)), 0) as decimal(20, 6)
    ) as velocity_amount_per_day
from summed
