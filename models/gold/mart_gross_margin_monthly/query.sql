-- Grain: one row per month, from the first to the last with revenue or cost of revenue in the ledger.
with

posted as (
    select
        posting_month,
        sum(case when spend_category = 'revenue' then -posting_amount else 0 end) as revenue_amount,
        sum(case when spend_category = 'cost_of_revenue' then posting_amount else 0 end) as cost_of_revenue_amount,
        count_if(spend_category = 'cost_of_revenue') as cost_posting_count
    from fct_ledger_posting
    where spend_category in ('revenue', 'cost_of_revenue')
    group by posting_month
),

spans as (
    select
        min(posting_month) as first_month,
        max(posting_month) as last_month
    from posted
),

months as (
    select explode(sequence(first_month, last_month, interval 1 month)) as margin_month
    from spans
    where first_month is not null
),

filled as (
    select
        months.margin_month,
        year(months.margin_month) * 12 + month(months.margin_month) as month_number,
        coalesce(posted.revenue_amount, 0) as revenue_amount,
        coalesce(posted.cost_of_revenue_amount, 0) as cost_of_revenue_amount,
        coalesce(posted.cost_posting_count, 0) as cost_posting_count
    from months
    left join posted
        on posted.posting_month = months.margin_month
),

trailing as (
    select
        margin_month,
        revenue_amount,
        cost_of_revenue_amount,
        cast(sum(revenue_amount) over twelve_months as decimal(20, 6)) as trailing_revenue_amount,
        cast(sum(cost_of_revenue_amount) over twelve_months as decimal(20, 6)) as trailing_cost_of_revenue_amount,
        sum(cost_posting_count) over twelve_months as trailing_cost_posting_count
    from filled
    window twelve_months as (order by month_number range between 11 preceding and current row)
)

select
    margin_month,
    :reporting_currency as currency,
    cast(revenue_amount as decimal(20, 6)) as revenue_amount,
    cast(cost_of_revenue_amount as decimal(20, 6)) as cost_of_revenue_amount,
    trailing_revenue_amount,
    trailing_cost_of_revenue_amount,
    cast(
        case
            when trailing_cost_posting_count > 0 and trailing_revenue_amount > 0
                then (trailing_revenue_amount - trailing_cost_of_revenue_amount) / trailing_revenue_amount
        end as decimal(18, 6)
    ) as gross_margin_ratio
from trailing
