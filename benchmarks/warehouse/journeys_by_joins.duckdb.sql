-- A journey is a list of touches, and the list is unnested for positions. Grain: one row per touch.
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
