-- One row: revenue of the cohorts on the left, won amount up to the last month that is over on the right.
with

cohorts as (
    select cast(coalesce(sum(revenue_amount), 0) as decimal(30, 2)) as amount
    from mart_customer_value_cohort
),

observed as (
    select cast(trunc(from_utc_timestamp(:as_of, :time_zone), 'month') as date) as this_month
),

won as (
    select cast(coalesce(sum(fct_opportunity.won_amount), 0) as decimal(30, 2)) as amount
    from fct_opportunity
    inner join observed
        on fct_opportunity.close_date < observed.this_month
    where fct_opportunity.is_won
        and fct_opportunity.account_key is not null
)

select
    'cohort revenue' as item,
    cohorts.amount as left_amount,
    won.amount as right_amount
from cohorts
cross join won
