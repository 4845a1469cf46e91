-- The model's input: one row per kind of customer, those with equal histories counted together.
with

observed as (
    select cast(to_date(from_utc_timestamp(:as_of, :time_zone)) as date) as as_of_date
),

-- Orders of one day are one order.
orders as (
    select
        fct_opportunity.account_key,
        fct_opportunity.close_date,
        sum(fct_opportunity.won_amount) as order_amount
    from fct_opportunity
    cross join observed
    where fct_opportunity.is_won
        and fct_opportunity.account_key is not null
        and fct_opportunity.close_date <= observed.as_of_date
    group by fct_opportunity.account_key, fct_opportunity.close_date
    having sum(fct_opportunity.won_amount) > 0
),

numbered as (
    select
        orders.*,
        min(close_date) over (partition by account_key) as first_date
    from orders
),

customers as (
    select
        account_key,
        first_date,
        cast(count(*) - 1 as int) as frequency,
        datediff(max(close_date), first_date) as recency_days,
        cast(avg(case when close_date > first_date then order_amount end) as decimal(20, 2)) as mean_order_amount
    from numbered
    group by account_key, first_date
),

horizon as (
    select cast(setting_value as int) as horizon_days
    from dim_cac_setting
    where setting = 'lifetime_horizon_days'
)

select
    customers.frequency,
    customers.recency_days,
    datediff(observed.as_of_date, customers.first_date) as age_days,
    customers.mean_order_amount,
    horizon.horizon_days,
    count(*) as customers,
    :reporting_currency as currency
from customers
cross join observed
cross join horizon
group by
    customers.frequency,
    customers.recency_days,
    datediff(observed.as_of_date, customers.first_date),
    customers.mean_order_amount,
    horizon.horizon_days
