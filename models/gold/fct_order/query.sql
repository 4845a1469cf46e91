-- Grain: one row per source and order.
with

orders as (
    select
        source,
        order_id,
        person_source,
        person_kind,
        person_id,
        ordered_at,
        to_date(from_utc_timestamp(ordered_at, :time_zone)) as order_date,
        order_status,
        coalesce(currency, :reporting_currency) as currency,
        cast(order_amount as decimal(16, 2)) as order_amount,
        cast(coalesce(refunded_amount, 0) as decimal(16, 2)) as refunded_amount
    from customer_order
)

-- A refund is valued at the rate of its order, so that a full refund leaves nothing.
select
    orders.source,
    orders.order_id,
    coalesce(
        dim_person.person_key,
        concat(orders.person_source, ':', orders.person_kind, ':', orders.person_id)
    ) as person_key,
    orders.ordered_at,
    orders.order_date,
    orders.order_status,
    coalesce(orders.order_status = 'cancelled', false) as is_cancelled,
    orders.currency as original_currency,
    cast(orders.order_amount as decimal(20, 2)) as original_amount,
    cast(case when orders.currency = :reporting_currency then 1 else rates.rate_to_reporting end as decimal(18, 10)) as fx_rate,
    case when orders.currency = :reporting_currency then orders.order_date else rates.published_date end as fx_rate_date,
    :reporting_currency as currency,
    cast(
        reporting_amount(orders.order_amount, orders.currency, :reporting_currency, rates.rate_per_base, rates.reporting_rate_per_base) as decimal(20, 2)
    ) as order_amount,
    cast(
        reporting_amount(orders.refunded_amount, orders.currency, :reporting_currency, rates.rate_per_base, rates.reporting_rate_per_base) as decimal(20, 2)
    ) as refunded_amount
from orders
left join dim_fx_rate_daily as rates
    on rates.currency = orders.currency
    and rates.rate_date = orders.order_date
left join dim_person
    on dim_person.source = orders.person_source
    and dim_person.person_kind = orders.person_kind
    and dim_person.person_id = orders.person_id
