-- One row per declared model that needs no sales process, and month: credit on the left, orders less refunds on the right.
with

orders as (
    select
        cast(trunc(order_date, 'month') as date) as order_month,
        sum(coalesce(order_amount, 0) - coalesce(refunded_amount, 0)) as net_amount
    from fct_order
    where not is_cancelled
    group by trunc(order_date, 'month')
),

credit as (
    select
        model,
        order_month,
        sum(credit_amount) as credit_amount
    from mart_order_attribution_monthly
    group by model, order_month
),

models as (
    select model
    from dim_attribution_model
    where model in ('first', 'last', 'last_non_direct', 'linear', 'u_40_20_40', 'time_decay', 'markov', 'shapley')
),

expected as (
    select
        models.model,
        orders.order_month,
        orders.net_amount
    from orders
    cross join models
)

select
    concat_ws(' ', coalesce(expected.model, credit.model), date_format(coalesce(expected.order_month, credit.order_month), 'yyyy-MM')) as item,
    coalesce(credit.credit_amount, 0) as left_amount,
    coalesce(expected.net_amount, 0) as right_amount
from expected
full outer join credit
    on credit.model = expected.model
    and credit.order_month = expected.order_month
