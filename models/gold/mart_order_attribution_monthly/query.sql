-- Grain: one row per event, a touch of a person or an order; the model order_attribution shares the orders out over the touches before them.
with

touches as (
    select
        person_key,
        touch_at as event_at,
        source_priority,
        source as event_source,
        touch_id as event_id,
        channel
    from fct_touch
    where not is_bot
        and person_key is not null
),

orders as (
    select
        source,
        order_id,
        person_source,
        person_kind,
        person_id,
        ordered_at,
        currency,
        cast(order_amount as decimal(16, 2)) as order_amount,
        cast(coalesce(refunded_amount, 0) as decimal(16, 2)) as refunded_amount
    from customer_order
    where order_status <> 'cancelled'
),

-- Sixteen and twelve digits leave the quotient eleven decimals: rounding to the cent happens once.
rates as (
    select
        currency,
        rate_date,
        cast(rate_per_base as decimal(12, 6)) as rate_per_base,
        cast(reporting_rate_per_base as decimal(12, 6)) as reporting_rate_per_base
    from dim_fx_rate_daily
),

-- A refund is valued at the rate of its order, so that a full refund leaves nothing.
converted as (
    select
        coalesce(
            dim_person.person_key,
            concat(orders.person_source, ':', orders.person_kind, ':', orders.person_id)
        ) as person_key,
        orders.ordered_at,
        orders.source,
        orders.order_id,
        case
            when orders.currency = :reporting_currency then orders.order_amount
            else coalesce(cast(orders.order_amount * rates.reporting_rate_per_base / rates.rate_per_base as decimal(16, 2)), 0)
        end as order_amount,
        case
            when orders.currency = :reporting_currency then orders.refunded_amount
            else coalesce(cast(orders.refunded_amount * rates.reporting_rate_per_base / rates.rate_per_base as decimal(16, 2)), 0)
        end as refunded_amount
    from orders
    left join rates
        on rates.currency = orders.currency
        and rates.rate_date = to_date(from_utc_timestamp(orders.ordered_at, :time_zone))
    left join dim_person
        on dim_person.source = orders.person_source
        and dim_person.person_kind = orders.person_kind
        and dim_person.person_id = orders.person_id
),

events as (
    select
        person_key,
        event_at,
        source_priority,
        event_source,
        event_id,
        channel,
        cast(null as decimal(16, 2)) as conversion_amount,
        cast(null as decimal(16, 2)) as refunded_amount
    from touches
    union all
    select
        person_key,
        ordered_at as event_at,
        99 as source_priority,
        source as event_source,
        order_id as event_id,
        cast(null as string) as channel,
        cast(order_amount as decimal(16, 2)) as conversion_amount,
        cast(refunded_amount as decimal(16, 2)) as refunded_amount
    from converted
)

select
    person_key,
    event_at,
    source_priority,
    event_source,
    event_id,
    channel,
    conversion_amount,
    refunded_amount,
    :attribution_window_days as attribution_window_days,
    :time_zone as time_zone,
    :reporting_currency as currency,
    :run_as_of as run_as_of
from events
