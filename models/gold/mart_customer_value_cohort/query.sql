-- Grain: one row per cohort month and age in whole months, up to the last calendar month that is over at :as_of in the company's time zone.
with

won as (
    select
        account_key,
        cast(trunc(close_date, 'month') as date) as activity_month,
        won_amount
    from fct_opportunity
    where is_won
        and account_key is not null
        and close_date is not null
),

customers as (
    select
        account_key,
        min(activity_month) as cohort_month
    from won
    group by account_key
),

observed as (
    select cast(add_months(trunc(to_date(from_utc_timestamp(:as_of, :time_zone)), 'month'), -1) as date) as last_month
),

cohorts as (
    select
        customers.cohort_month,
        observed.last_month,
        count(*) as customer_count
    from customers
    cross join observed
    where customers.cohort_month <= observed.last_month
    group by customers.cohort_month, observed.last_month
),

ages as (
    select
        cohort_month,
        customer_count,
        explode(sequence(0, cast(months_between(last_month, cohort_month) as int))) as age_months
    from cohorts
),

activity as (
    select
        customers.cohort_month,
        won.activity_month,
        count(distinct case when coalesce(won.won_amount, 0) >= 0 then won.account_key end) as active_customer_count,
        sum(won.won_amount) as revenue_amount
    from won
    inner join customers
        on customers.account_key = won.account_key
    group by customers.cohort_month, won.activity_month
),

joined as (
    select
        ages.cohort_month,
        ages.age_months,
        add_months(ages.cohort_month, ages.age_months) as activity_month,
        ages.customer_count,
        coalesce(activity.active_customer_count, 0) as active_customer_count,
        cast(coalesce(activity.revenue_amount, 0) as decimal(20, 2)) as revenue_amount
    from ages
    left join activity
        on activity.cohort_month = ages.cohort_month
        and activity.activity_month = add_months(ages.cohort_month, ages.age_months)
),

cumulated as (
    select
        joined.*,
        cast(
            sum(revenue_amount) over (
                partition by cohort_month
                order by age_months
                rows between unbounded preceding and current row
            ) as decimal(20, 2)
        ) as cumulative_revenue_amount
    from joined
)

select
    cohort_month,
    age_months,
    :reporting_currency as currency,
    activity_month,
    customer_count,
    active_customer_count,
    cast(active_customer_count / cast(customer_count as decimal(18, 0)) as decimal(18, 6)) as active_customer_ratio,
    revenue_amount,
    cumulative_revenue_amount,
    cast(cumulative_revenue_amount / cast(customer_count as decimal(18, 0)) as decimal(20, 6)) as cumulative_revenue_per_customer_amount
from cumulated
