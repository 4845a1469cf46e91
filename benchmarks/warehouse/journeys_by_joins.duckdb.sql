-- Touches in journeys by a self-join and lists, for DuckDB: each conversion meets the touches since the one before it, a journey is a
-- list of them, and the list is unnested for positions. Journey 0 of a person did not convert. Grain: one row per touch.
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

paths as (
    select
        person_key,
        journey,
        conversion_at,
        amount,
        list(
            struct_pack(
                channel := channel,
                decay := case when journey > 0 then pow(2.0, -(epoch_us(conversion_at) - epoch_us(event_at)) / 86400e6 / 7.0) end
            )
            order by event_at, source_priority, event_source, event_id
        ) as path
    from joined
    group by person_key, journey, conversion_at, amount
),

described as (
    select
        paths.*,
        len(path) as touch_count,
        list_sum(list_transform(path, lambda touch: touch.decay)) as decay_sum,
        len(list_filter(path, lambda touch: touch.channel <> 'direct')) as indirect_count,
        list_max(list_transform(path, lambda touch, place: case when touch.channel <> 'direct' then place else 0 end)) as last_indirect
    from paths
),

unnested as (
    select
        described.*,
        unnest(path) as touch,
        generate_subscripts(path, 1) as place
    from described
)

select
    person_key,
    journey,
    cast(date_trunc('month', conversion_at) as date) as month,
    amount,
    touch.channel as channel,
    touch.decay as decay,
    place as touch_number,
    case when place > 1 then path[place - 1].channel end as previous_channel,
    path[place + 1].channel as next_channel,
    touch_count,
    decay_sum,
    indirect_count,
    case when place = last_indirect then indirect_count else 0 end as indirect_number
from unnested
