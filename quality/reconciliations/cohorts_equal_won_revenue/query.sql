-- One row: revenue of the cohorts on the left, won amount on the right.
with

cohorts as (
    select
        max(activity_month) as last_month,
        cast(coalesce(sum(revenue_amount), 0) as decimal(30, 2)) as amount
    from mart_customer_value_cohort
),

won as (
    select cast(coalesce(sum(fct_opportunity.won_amount), 0) as decimal(30, 2)) as amount
    from fct_opportunity
    inner join cohorts
        on fct_opportunity.close_date < add_months(cohorts.last_month, 1)
    where fct_opportunity.is_won
        and fct_opportunity.account_key is not null
)

select
    'cohort revenue' as item,
    cohorts.amount as left_amount,
    won.amount as right_amount
from cohorts
cross join won
