-- Touches in journeys by a self-join, for Spark and DuckDB alike: each conversion meets the touches since the one before it. What follows
-- makes a path of each journey and takes it apart again, in a file for each dialect. Journey 0 of a person did not convert.
with

touches as (
    select person_key, event_at, source_priority, event_source, event_id, channel
    from events
    where conversion_amount is null
),

conversions as (
    select
        person_key,
        event_at as conversion_at,
        conversion_amount as amount,
        row_number() over newest_first as journey,
        lead(event_at) over newest_first as previous_at
    from events
    where conversion_amount is not null
    window newest_first as (partition by person_key order by event_at desc, source_priority desc, event_source desc, event_id desc)
),

last_conversions as (
    select person_key, max(conversion_at) as last_at
    from conversions
    group by person_key
),

joined as (
    select
        touches.*,
        conversions.journey,
        conversions.conversion_at,
        conversions.amount
    from touches
    inner join conversions
        on conversions.person_key = touches.person_key
        and touches.event_at <= conversions.conversion_at
        and touches.event_at >= conversions.conversion_at - interval 90 days
        and (conversions.previous_at is null or touches.event_at > conversions.previous_at)
    union all
    select
        touches.*,
        0 as journey,
        null as conversion_at,
        null as amount
    from touches
    left join last_conversions
        on last_conversions.person_key = touches.person_key
    where last_conversions.last_at is null
        or touches.event_at > last_conversions.last_at
),
