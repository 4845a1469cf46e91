-- The model's input: one row per journey and eligible touch, and one row for a journey without any.
with

opportunity_touches as (
    select
        'opportunity' as journey_kind,
        stages.stage,
        stages.source,
        stages.opportunity_id as journey_id,
        stages.account_key,
        case when stages.is_reached then 'reached' else 'lost' end as outcome,
        stages.stage_at,
        stages.stage_date,
        stages.created_at,
        stages.pipeline_amount,
        stages.won_amount,
        stages.currency,
        coalesce(touches.touch_number, 0) as touch_number,
        touches.touch_at,
        touches.channel,
        touches.person_key
    from fct_opportunity_milestone as stages
    left join fct_journey_touch as touches
        on touches.stage = stages.stage
        and touches.source = stages.source
        and touches.opportunity_id = stages.opportunity_id
        and touches.is_eligible
    where not stages.is_refund
),

-- Persons of no opportunity: what marketing did that led nowhere yet.
other_touches as (
    select
        fct_touch.person_key,
        fct_touch.touch_at,
        fct_touch.touch_date,
        fct_touch.touch_kind,
        fct_touch.source_priority,
        fct_touch.source,
        fct_touch.touch_id,
        fct_touch.campaign_key,
        fct_touch.channel,
        max(fct_touch.touch_at) over (partition by fct_touch.person_key) as newest_at
    from fct_touch
    left anti join fct_opportunity_person
        on fct_opportunity_person.person_key = fct_touch.person_key
    where fct_touch.person_key is not null
        and not fct_touch.is_bot
),

other_responses as (
    select
        other_touches.*,
        row_number() over (
            partition by
                person_key,
                case
                    when touch_kind = 'campaign_response' then array('response', campaign_key, cast(touch_date as string))
                    else array('touch', source, touch_id)
                end
            order by touch_at, source_priority, source, touch_id
        ) as response_number
    from other_touches
    where touch_at >= newest_at - make_dt_interval(:attribution_window_days)
),

person_touches as (
    select
        'person' as journey_kind,
        '(none)' as stage,
        '(none)' as source,
        person_key as journey_id,
        cast(null as string) as account_key,
        'none' as outcome,
        newest_at as stage_at,
        to_date(from_utc_timestamp(newest_at, :time_zone)) as stage_date,
        cast(null as timestamp) as created_at,
        cast(0 as decimal(20, 2)) as pipeline_amount,
        cast(0 as decimal(20, 2)) as won_amount,
        :reporting_currency as currency,
        row_number() over (
            partition by person_key
            order by touch_at, source_priority, source, touch_id
        ) as touch_number,
        touch_at,
        channel,
        person_key
    from other_responses
    where response_number = 1
),

touches as (
    select * from opportunity_touches
    union all
    select * from person_touches
)

select
    touches.journey_kind,
    touches.stage,
    touches.source,
    touches.journey_id,
    touches.account_key,
    touches.outcome,
    touches.stage_at,
    touches.stage_date,
    touches.pipeline_amount,
    touches.won_amount,
    touches.currency,
    touches.touch_number,
    touches.touch_at,
    touches.touch_at as first_touch_at,
    touches.channel,
    touches.channel as first_channel,
    touches.person_key,
    coalesce(touches.touch_at < touches.created_at and dim_channel.is_marketing, false) as is_sourced
from touches
left join dim_channel
    on dim_channel.channel = touches.channel
