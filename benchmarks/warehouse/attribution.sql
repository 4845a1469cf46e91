-- Attribution of person journeys as people write it in SQL, for Spark and DuckDB alike. Statements end with a line of one semicolon.
-- Journeys are islands between conversions, counted from the newest event backwards, so that no join is needed. Money is split by largest
-- remainder: whole cents down, what is left to the largest fractions.

-- Touches in journeys: journey 0 of a person did not convert. Grain: one row per touch.
create temporary {table} journey_touches as
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
;
-- Steps of a chain of order 1; repeats of a channel are one visit.
create temporary {table} steps as
select
    coalesce(previous_channel, '(start)') as from_channel,
    channel as to_channel,
    count(*) as journeys
from journey_touches
where previous_channel is null or previous_channel <> channel
group by coalesce(previous_channel, '(start)'), channel
union all
select
    channel as from_channel,
    case when journey > 0 then '(conversion)' else '(null)' end as to_channel,
    count(*) as journeys
from journey_touches
where next_channel is null
group by channel, case when journey > 0 then '(conversion)' else '(null)' end
;
-- Models by touch. Grain: one row per month and channel.
create temporary {table} touch_credit as
with

parts as (
    select
        person_key,
        journey,
        month,
        amount,
        channel,
        touch_number,
        touch_count,
        decay,
        decay_sum,
        indirect_count,
        indirect_number,
        case
            when touch_count <= 2 then 1
            when touch_number = 1 or touch_number = touch_count then 40 * (touch_count - 2)
            else 20
        end as u_part,
        case when touch_count <= 2 then touch_count else 100 * (touch_count - 2) end as u_total
    from journey_touches
    where journey > 0
),

shares as (
    select
        parts.*,
        cast((amount * u_part - amount * u_part % u_total) / u_total as bigint) as u_floor,
        amount * u_part % u_total as u_rest,
        cast(floor(amount * decay / decay_sum) as bigint) as decay_floor,
        amount * decay / decay_sum - floor(amount * decay / decay_sum) as decay_rest,
        cast((amount - amount % touch_count) / touch_count as bigint) as linear_floor
    from parts
),

ranked as (
    select
        shares.*,
        amount - sum(u_floor) over (partition by person_key, journey) as u_left,
        row_number() over (partition by person_key, journey order by u_rest desc, touch_number) as u_rank,
        amount - sum(decay_floor) over (partition by person_key, journey) as decay_left,
        row_number() over (partition by person_key, journey order by decay_rest desc, touch_number) as decay_rank
    from shares
)

select
    month,
    channel,
    sum(case when touch_number = 1 then amount else 0 end) as first_credit,
    sum(case when touch_number = 1 then 1 else 0 end) as first_conversions,
    sum(case when touch_number = touch_count then amount else 0 end) as last_credit,
    sum(case when touch_number = touch_count then 1 else 0 end) as last_conversions,
    sum(case when (channel <> 'direct' and indirect_number = indirect_count) or (indirect_count = 0 and touch_number = touch_count) then amount else 0 end) as last_non_direct_credit,
    sum(case when (channel <> 'direct' and indirect_number = indirect_count) or (indirect_count = 0 and touch_number = touch_count) then 1 else 0 end) as last_non_direct_conversions,
    sum(linear_floor + case when touch_number <= amount % touch_count then 1 else 0 end) as linear_credit,
    sum(1e0 / touch_count) as linear_conversions,
    sum(u_floor + case when u_rank <= u_left then 1 else 0 end) as u_40_20_40_credit,
    sum(u_part * 1e0 / u_total) as u_40_20_40_conversions,
    sum(decay_floor + case when decay_rank <= decay_left then 1 else 0 end) as time_decay_credit,
    sum(decay / decay_sum) as time_decay_conversions
from ranked
group by month, channel
;
-- Models by different channels of a journey; effects holds the removal effects. Grain: one row per month and channel.
create temporary {table} channel_credit as
with

channels as (
    select
        person_key,
        journey,
        month,
        amount,
        channel,
        min(touch_number) as first_touch
    from journey_touches
    where journey > 0
    group by person_key, journey, month, amount, channel
),

shares as (
    select
        channels.*,
        row_number() over (partition by person_key, journey order by first_touch) as channel_number,
        count(*) over (partition by person_key, journey) as channel_count,
        effects.part * 1e0 / sum(effects.part) over (partition by person_key, journey) as markov_share
    from channels
    inner join effects
        on effects.channel = channels.channel
),

floors as (
    select
        shares.*,
        cast(floor(amount * markov_share) as bigint) as markov_floor,
        amount * markov_share - floor(amount * markov_share) as markov_rest
    from shares
),

ranked as (
    select
        floors.*,
        amount - sum(markov_floor) over (partition by person_key, journey) as markov_left,
        row_number() over (partition by person_key, journey order by markov_rest desc, first_touch) as markov_rank
    from floors
)

select
    month,
    channel,
    sum(markov_floor + case when markov_rank <= markov_left then 1 else 0 end) as markov_credit,
    sum(markov_share) as markov_conversions,
    sum(cast((amount - amount % channel_count) / channel_count as bigint) + case when channel_number <= amount % channel_count then 1 else 0 end) as shapley_credit,
    sum(1e0 / channel_count) as shapley_conversions
from ranked
group by month, channel
;
-- Grain: one row per month of conversions without a touch and with one; what is not credited has no touch.
create temporary {table} conversion_totals as
select
    cast(date_trunc('month', event_at) as date) as month,
    count(*) as conversions,
    sum(conversion_amount) as amount
from events
where conversion_amount is not null
group by cast(date_trunc('month', event_at) as date)
;
