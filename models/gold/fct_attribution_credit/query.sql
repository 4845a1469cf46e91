-- Grain: one row per model, opportunity and touch with a share.
-- Shares are whole numbers over a common denominator, money is whole cents: every step is exact.
with

opportunities as (
    select
        source,
        opportunity_id,
        close_date,
        closed_at,
        closed_at - make_dt_interval(:attribution_window_days) as window_start_at,
        cast(won_amount * 100 as bigint) as won_cents
    from fct_opportunity
    where is_won
),

population as (
    select distinct
        opportunities.source,
        opportunities.opportunity_id,
        opportunities.window_start_at,
        opportunities.closed_at,
        coalesce(dim_person.person_key, concat(roles.source, ':contact:', roles.contact_id)) as person_key
    from opportunities
    inner join opportunity_contact as roles
        on roles.source = opportunities.source
        and roles.opportunity_id = opportunities.opportunity_id
        and (roles.created_at is null or roles.created_at <= opportunities.closed_at)
    left join dim_person
        on dim_person.source = roles.source
        and dim_person.person_kind = 'contact'
        and dim_person.person_id = roles.contact_id
),

eligible as (
    select
        population.source,
        population.opportunity_id,
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
        fct_touch.campaign_key
    from fct_touch
    inner join population
        on population.person_key = fct_touch.person_key
        and fct_touch.touch_at between population.window_start_at and population.closed_at
    where not fct_touch.is_bot
),

-- A response that two systems logged, or one system twice, counts once a day; other touches count each.
numbered_responses as (
    select
        eligible.*,
        row_number() over (
            partition by
                source,
                opportunity_id,
                case
                    when touch_kind = 'campaign_response' then array('response', person_key, campaign_key, cast(touch_date as string))
                    else array('touch', touch_source, touch_id)
                end
            order by touch_at, source_priority, touch_source, touch_id
        ) as response_number
    from eligible
),

path_touches as (
    select
        numbered_responses.*,
        row_number() over (
            partition by source, opportunity_id
            order by touch_at, source_priority, touch_source, touch_id
        ) as touch_number,
        count(*) over (partition by source, opportunity_id) as touch_count
    from numbered_responses
    where response_number = 1
),

paths as (
    select
        opportunities.source,
        opportunities.opportunity_id,
        opportunities.close_date,
        opportunities.won_cents,
        coalesce(path_touches.touch_source, '(none)') as touch_source,
        coalesce(path_touches.touch_id, '(none)') as touch_id,
        coalesce(path_touches.touch_number, 1) as touch_number,
        coalesce(path_touches.touch_count, 0) as touch_count,
        path_touches.touch_at,
        coalesce(path_touches.touch_date, opportunities.close_date) as touch_date,
        path_touches.touch_kind,
        path_touches.person_key,
        coalesce(path_touches.channel, '(none)') as channel,
        path_touches.campaign_source,
        path_touches.campaign_id,
        coalesce(path_touches.campaign_key, '(none)') as campaign_key
    from opportunities
    left join path_touches
        on path_touches.source = opportunities.source
        and path_touches.opportunity_id = opportunities.opportunity_id
),

models as (
    select model
    from values ('first'), ('last'), ('linear') as known_models (model)
),

shares as (
    select
        models.model,
        1 as share,
        case when models.model = 'linear' then greatest(paths.touch_count, 1) else 1 end as whole,
        paths.*
    from paths
    cross join models
    where models.model = 'linear'
        or (models.model = 'first' and paths.touch_number = 1)
        or (models.model = 'last' and paths.touch_number = greatest(paths.touch_count, 1))
),

-- A weight is a share of 10^12 parts, a credit a share of the cents; a refund is shared out like the revenue it takes back.
floors as (
    select
        shares.*,
        share * 1000000000000 div whole as weight_floor,
        share * 1000000000000 % whole as weight_remainder,
        abs(won_cents) * share div whole as cents_floor,
        abs(won_cents) * share % whole as cents_remainder
    from shares
),

ranked as (
    select
        floors.*,
        1000000000000 - sum(weight_floor) over one_path as weight_left,
        abs(won_cents) - sum(cents_floor) over one_path as cents_left,
        row_number() over (
            partition by model, source, opportunity_id
            order by weight_remainder desc, touch_number
        ) as weight_rank,
        row_number() over (
            partition by model, source, opportunity_id
            order by cents_remainder desc, touch_number
        ) as cents_rank
    from floors
    window one_path as (partition by model, source, opportunity_id)
),

apportioned as (
    select
        ranked.*,
        weight_floor + case when weight_rank <= weight_left then 1 else 0 end as weight_parts,
        case when won_cents < 0 then -1 else 1 end
            * (cents_floor + case when cents_rank <= cents_left then 1 else 0 end) as credit_cents
    from ranked
)

select
    model,
    source,
    opportunity_id,
    touch_source,
    touch_id,
    touch_number,
    touch_count,
    touch_at,
    touch_date,
    touch_kind,
    person_key,
    channel,
    campaign_source,
    campaign_id,
    campaign_key,
    close_date,
    cast(cast(weight_parts as decimal(14, 0)) / cast(1000000000000 as decimal(13, 0)) as decimal(18, 12)) as weight,
    cast(cast(credit_cents as decimal(20, 0)) / 100 as decimal(20, 2)) as credit_amount,
    :reporting_currency as currency
from apportioned
