-- A journey is an array of touches, and the array is exploded for positions. Grain: one row per touch.
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
