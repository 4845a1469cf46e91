-- Touches in journeys by windows: islands between conversions, counted from the newest event backwards, so that no join is needed.
-- For Spark and DuckDB alike. Journey 0 of a person did not convert. Grain: one row per touch.
with

islands as (
    select
        person_key,
        event_at,
        source_priority,
        event_source,
        event_id,
        channel,
        conversion_amount,
        case when conversion_amount is null then 0 else 1 end as is_conversion,
        count(conversion_amount) over (
            partition by person_key
            order by
                event_at desc,
                case when conversion_amount is null then 0 else 1 end desc,
                source_priority desc,
                event_source desc,
                event_id desc
            rows between unbounded preceding and current row
        ) as journey
    from events
),

journeys as (
    select
        islands.*,
        max(case when is_conversion = 1 then event_at end) over (
            partition by person_key, journey
            order by event_at, is_conversion, source_priority, event_source, event_id
            rows between unbounded preceding and unbounded following
        ) as conversion_at,
        max(conversion_amount) over (
            partition by person_key, journey
            order by event_at, is_conversion, source_priority, event_source, event_id
            rows between unbounded preceding and unbounded following
        ) as amount
    from islands
),

eligible as (
    select
        person_key,
        journey,
        conversion_at,
        amount,
        channel,
        event_at,
        is_conversion,
        source_priority,
        event_source,
        event_id,
        case when journey > 0 then pow(2.0, -(unix_micros(conversion_at) - unix_micros(event_at)) / 86400e6 / 7.0) end as decay
    from journeys
    where is_conversion = 0
        and (journey = 0 or event_at >= conversion_at - interval 90 days)
)

select
    person_key,
    journey,
    cast(date_trunc('month', conversion_at) as date) as month,
    amount,
    channel,
    decay,
    row_number() over touches as touch_number,
    lag(channel) over touches as previous_channel,
    lead(channel) over touches as next_channel,
    count(*) over all_touches as touch_count,
    sum(decay) over all_touches as decay_sum,
    sum(case when channel <> 'direct' then 1 else 0 end) over all_touches as indirect_count,
    sum(case when channel <> 'direct' then 1 else 0 end) over touches_so_far as indirect_number
from eligible
window
    touches as (partition by person_key, journey order by event_at, is_conversion, source_priority, event_source, event_id),
    all_touches as (
        partition by person_key, journey
        order by event_at, is_conversion, source_priority, event_source, event_id
        rows between unbounded preceding and unbounded following
    ),
    touches_so_far as (
        partition by person_key, journey
        order by event_at, is_conversion, source_priority, event_source, event_id
        rows between unbounded preceding and current row
    )
