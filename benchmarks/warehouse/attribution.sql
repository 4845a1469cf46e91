-- Attribution of person journeys as people write it in SQL, for Spark and DuckDB alike. Statements end with a line of one semicolon. They
-- read journey_touches, which a file of its own makes by windows, or by joins and arrays. Money is split by largest remainder: whole
-- cents down, what is left to the largest fractions.

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
