-- Touches in journeys by a self-join and arrays, for Spark: each conversion meets the touches since the one before it, a journey is an
-- array of them, and the array is exploded for positions. Journey 0 of a person did not convert. Grain: one row per touch.
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
        cast(null as timestamp) as conversion_at,
        cast(null as bigint) as amount
    from touches
    left join last_conversions
        on last_conversions.person_key = touches.person_key
    where last_conversions.last_at is null
        or touches.event_at > last_conversions.last_at
),

paths as (
    select
        person_key,
        journey,
        conversion_at,
        amount,
        array_sort(collect_list(struct(
            event_at,
            source_priority,
            event_source,
            event_id,
            channel,
            case when journey > 0 then pow(2.0, -(unix_micros(conversion_at) - unix_micros(event_at)) / 86400e6 / 7.0) end as decay
        ))) as path
    from joined
    group by person_key, journey, conversion_at, amount
),

described as (
    select
        paths.*,
        transform(path, touch -> touch.channel) as channels,
        size(path) as touch_count,
        aggregate(path, 0e0, (sum, touch) -> sum + touch.decay) as decay_sum,
        size(filter(path, touch -> touch.channel <> 'direct')) as indirect_count,
        array_max(transform(path, (touch, place) -> case when touch.channel <> 'direct' then place + 1 else 0 end)) as last_indirect
    from paths
),

exploded as (
    select
        described.*,
        posexplode(path) as (place, touch)
    from described
)

select
    person_key,
    journey,
    cast(date_trunc('month', conversion_at) as date) as month,
    amount,
    touch.channel as channel,
    touch.decay as decay,
    place + 1 as touch_number,
    case when place > 0 then channels[place - 1] end as previous_channel,
    case when place + 1 < touch_count then channels[place + 1] end as next_channel,
    cast(touch_count as bigint) as touch_count,
    decay_sum,
    cast(indirect_count as bigint) as indirect_count,
    cast(case when place + 1 = last_indirect then indirect_count else 0 end as bigint) as indirect_number
from exploded
