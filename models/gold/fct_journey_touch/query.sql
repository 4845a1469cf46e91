-- Grain: one row per stage, opportunity and touch that a person of its population made up to the close.
with

resets as (
    select coalesce(max(case when setting = 'reset_at_win' then setting_value end) = 'yes', false) as is_on
    from dim_attribution_setting
),

wins as (
    select
        account_key,
        closed_at
    from fct_opportunity_milestone
    where stage = 'won'
        and is_reached
        and not is_refund
        and account_key is not null
),

-- What the account won last before this opportunity's close; so far, while it is open.
former_wins as (
    select
        opportunities.source,
        opportunities.opportunity_id,
        max(wins.closed_at) as won_at
    from fct_opportunity_milestone as opportunities
    inner join wins
        on wins.account_key = opportunities.account_key
        and (opportunities.closed_at is null or wins.closed_at < opportunities.closed_at)
    where opportunities.stage = 'created'
    group by opportunities.source, opportunities.opportunity_id
),

-- A refund has no journey of its own, but where no win stands before it.
population as (
    select
        people.source,
        people.opportunity_id,
        people.person_key,
        people.is_timely,
        opportunities.closed_at
    from fct_opportunity_person as people
    inner join fct_opportunity_milestone as opportunities
        on opportunities.stage = 'created'
        and opportunities.source = people.source
        and opportunities.opportunity_id = people.opportunity_id
        and opportunities.source = opportunities.journey_source
        and opportunities.opportunity_id = opportunities.journey_opportunity_id
),

persons as (
    select
        person_key,
        min(created_at) as known_at
    from dim_person
    group by person_key
),

considered as (
    select
        population.source,
        population.opportunity_id,
        population.is_timely,
        persons.known_at as person_known_at,
        fct_touch.source as touch_source,
        fct_touch.touch_id,
        fct_touch.touch_at,
        fct_touch.touch_date,
        fct_touch.touch_kind,
        fct_touch.source_priority,
        fct_touch.person_key,
        fct_touch.channel,
        fct_touch.campaign_source,
        fct_touch.campaign_id,
        fct_touch.campaign_key,
        fct_touch.is_bot
    from fct_touch
    inner join population
        on population.person_key = fct_touch.person_key
        and (population.closed_at is null or fct_touch.touch_at <= population.closed_at)
    left join persons
        on persons.person_key = population.person_key
),

judged as (
    select
        stages.stage,
        stages.is_reached,
        stages.stage_at,
        considered.*,
        case
            when considered.is_bot then 'machine'
            when not considered.is_timely then 'role_after_close'
            when considered.touch_at < stages.window_start_at then 'before_window'
            when resets.is_on and considered.touch_at <= former_wins.won_at then 'before_last_win'
            when considered.touch_at > stages.stage_at then 'after_stage'
        end as reason
    from fct_opportunity_milestone as stages
    inner join considered
        on considered.source = stages.source
        and considered.opportunity_id = stages.opportunity_id
    cross join resets
    left join former_wins
        on former_wins.source = stages.source
        and former_wins.opportunity_id = stages.opportunity_id
),

-- A response that two systems logged, or one system twice, counts once a day; other touches count each.
numbered_responses as (
    select
        judged.*,
        row_number() over (
            partition by
                stage,
                source,
                opportunity_id,
                reason is null,
                case
                    when touch_kind = 'campaign_response' then array('response', person_key, campaign_key, cast(touch_date as string))
                    else array('touch', touch_source, touch_id)
                end
            order by touch_at, source_priority, touch_source, touch_id
        ) as response_number
    from judged
),

settled as (
    select
        numbered_responses.*,
        coalesce(reason, case when response_number > 1 then 'logged_twice' end) as exclusion_reason
    from numbered_responses
),

in_order as (
    select
        stage,
        source,
        opportunity_id,
        touch_source,
        touch_id,
        is_reached,
        stage_at,
        touch_at,
        touch_date,
        touch_kind,
        source_priority,
        person_key,
        person_known_at,
        channel,
        campaign_source,
        campaign_id,
        campaign_key,
        exclusion_reason is null as is_eligible,
        exclusion_reason,
        case when exclusion_reason is null then row_number() over by_time end as touch_number
    from settled
    window by_time as (
        partition by stage, source, opportunity_id, exclusion_reason is null
        order by touch_at, source_priority, touch_source, touch_id
    )
)

-- A refund has the journey of the win that it takes back.
select
    stages.stage,
    stages.source,
    stages.opportunity_id,
    in_order.touch_source,
    in_order.touch_id,
    in_order.is_reached,
    in_order.stage_at,
    in_order.touch_at,
    in_order.touch_date,
    in_order.touch_kind,
    in_order.source_priority,
    in_order.person_key,
    in_order.person_known_at,
    in_order.channel,
    in_order.campaign_source,
    in_order.campaign_id,
    in_order.campaign_key,
    in_order.is_eligible,
    in_order.exclusion_reason,
    in_order.touch_number
from fct_opportunity_milestone as stages
inner join in_order
    on in_order.stage = stages.stage
    and in_order.source = stages.journey_source
    and in_order.opportunity_id = stages.journey_opportunity_id
