-- Grain: one row per opportunity and stage that it reached, or that it lost its chance to reach.
with

qualifications as (
    select
        fct_opportunity_stage.source,
        fct_opportunity_stage.opportunity_id,
        min(fct_opportunity_stage.entered_at) as qualified_at
    from fct_opportunity_stage
    inner join dim_stage_milestone
        on dim_stage_milestone.stage_name = fct_opportunity_stage.stage_name
        and dim_stage_milestone.milestone in ('qualified', 'won')
    group by fct_opportunity_stage.source, fct_opportunity_stage.opportunity_id
),

-- An opportunity entered after its close is as if created then; a won one was qualified at the latest when it was won.
opportunities as (
    select
        fct_opportunity.source,
        fct_opportunity.opportunity_id,
        fct_opportunity.account_id,
        fct_opportunity.account_key,
        fct_opportunity.is_won,
        fct_opportunity.is_closed or fct_opportunity.is_won as is_closed,
        fct_opportunity.close_date,
        fct_opportunity.closed_at,
        least(fct_opportunity.created_at, fct_opportunity.closed_at) as created_at,
        case
            when fct_opportunity.is_won then coalesce(least(qualifications.qualified_at, fct_opportunity.closed_at), fct_opportunity.closed_at)
            else qualifications.qualified_at
        end as qualified_at,
        case when fct_opportunity.is_won then fct_opportunity.closed_at end as won_at,
        case when fct_opportunity.original_amount is null then 0 else fct_opportunity.amount end as pipeline_amount,
        fct_opportunity.won_amount,
        fct_opportunity.currency,
        is_refund(fct_opportunity.is_won, fct_opportunity.won_amount) as is_refund
    from fct_opportunity
    left join qualifications
        on qualifications.source = fct_opportunity.source
        and qualifications.opportunity_id = fct_opportunity.opportunity_id
    where coalesce(fct_opportunity.created_at, fct_opportunity.closed_at) is not null
),

-- A refund takes back from those who earned: its journey is that of the account's last win before it.
journeys as (
    select
        opportunities.*,
        case
            when is_refund and account_key is not null
                then last_value(case when is_won and not is_refund then struct(source, opportunity_id) end) ignore nulls over (
                    partition by account_key
                    order by close_date, is_refund, source, opportunity_id
                    rows between unbounded preceding and current row
                )
        end as refunded
    from opportunities
),

stages as (
    select
        journeys.*,
        stack(3, 'created', created_at, 'qualified', qualified_at, 'won', won_at) as (stage, reached_at)
    from journeys
)

select
    stage,
    source,
    opportunity_id,
    account_id,
    account_key,
    reached_at is not null as is_reached,
    coalesce(reached_at, closed_at) as stage_at,
    case
        when stage = 'won' or reached_at is null then close_date
        else to_date(from_utc_timestamp(reached_at, :time_zone))
    end as stage_date,
    created_at,
    closed_at,
    created_at - make_dt_interval(:attribution_window_days) as window_start_at,
    is_closed,
    is_won,
    is_refund,
    coalesce(refunded.source, source) as journey_source,
    coalesce(refunded.opportunity_id, opportunity_id) as journey_opportunity_id,
    cast(pipeline_amount as decimal(20, 2)) as pipeline_amount,
    cast(case when stage = 'won' then won_amount else 0 end as decimal(20, 2)) as won_amount,
    currency
from stages
where reached_at is not null
    or is_closed
