-- Grain: one row per source, opportunity and stay in a stage.
with

changes as (
    select
        opportunity.source,
        opportunity.opportunity_id,
        coalesce(opportunity_stage_change.changed_at, opportunity.created_at) as changed_at,
        opportunity_stage_change.change_id,
        case
            when opportunity_stage_change.source is null then opportunity.stage_name
            else opportunity_stage_change.stage_name
        end as stage_name,
        coalesce(opportunity_stage_change.probability_percent, opportunity.probability_percent) as probability_percent,
        coalesce(opportunity_stage_change.forecast_category, opportunity.forecast_category) as forecast_category,
        coalesce(opportunity_stage_change.close_date, opportunity.close_date) as close_date
    from opportunity
    left join opportunity_stage_change
        on opportunity_stage_change.source = opportunity.source
        and opportunity_stage_change.opportunity_id = opportunity.opportunity_id
),

compared as (
    select
        changes.*,
        row_number() over in_order as change_number,
        lag(stage_name) over in_order as former_stage_name
    from changes
    window in_order as (
        partition by source, opportunity_id
        order by changed_at, change_id
    )
)

select
    source,
    opportunity_id,
    row_number() over in_order as stage_number,
    stage_name,
    changed_at as entered_at,
    lead(changed_at) over in_order as left_at,
    lead(change_number) over in_order is null as is_current,
    probability_percent,
    forecast_category,
    close_date
from compared
where change_number = 1
    or stage_name is distinct from former_stage_name
window in_order as (
    partition by source, opportunity_id
    order by change_number
)
