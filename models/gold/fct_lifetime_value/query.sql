-- The model's input: one row per kind of customer, those with equal histories counted together.
with

observed as (
    select cast(to_date(from_utc_timestamp(:as_of, :time_zone)) as date) as as_of_date
),

-- A refund is taken off the last order before it, and what is left of nothing is no order. Orders of one day are one order.
won as (
    select
        fct_opportunity.account_key,
        fct_opportunity.won_amount,
        last_value(
            case when not is_refund(fct_opportunity.is_won, fct_opportunity.won_amount) then fct_opportunity.close_date end
        ) ignore nulls over (
            partition by fct_opportunity.account_key
            order by fct_opportunity.close_date, fct_opportunity.won_amount desc
            rows between unbounded preceding and current row
        ) as order_date
    from fct_opportunity
    inner join observed
        on fct_opportunity.close_date <= observed.as_of_date
    where fct_opportunity.is_won
        and fct_opportunity.account_key is not null
        and fct_opportunity.won_amount is not null
),

orders as (
    select
        account_key,
        order_date,
        sum(won_amount) as order_amount
    from won
    where order_date is not null
    group by account_key, order_date
    having sum(won_amount) > 0
),

numbered as (
    select
        orders.*,
        min(order_date) over (partition by account_key) as first_date
    from orders
),

customers as (
    select
        account_key,
        first_date,
        cast(count(*) - 1 as int) as frequency,
        datediff(max(order_date), first_date) as recency_days,
        cast(avg(case when order_date > first_date then order_amount end) as decimal(20, 2)) as mean_order_amount
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
