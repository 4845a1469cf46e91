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
        cast(coalesce(order_amount, 0) as decimal(16, 2)) as conversion_amount,
        cast(coalesce(refunded_amount, 0) as decimal(16, 2)) as refunded_amount
    from fct_order
    where not is_cancelled
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
