-- The model's input: one row per stage that an opportunity reached and eligible touch, and one row for a journey without any.
with

effects as (
    select
        stage,
        channel,
        map_from_entries(collect_list(struct(model, removal_effect))) as removal_effects
    from fct_attribution_channel_effect
    group by stage, channel
),

-- Ages and milestones are those of the journey, which for a refund is that of the win it takes back.
reached as (
    select
        milestones.stage,
        milestones.source,
        milestones.opportunity_id,
        journeys.stage_at,
        milestones.stage_date,
        journeys.created_at,
        journeys.closed_at,
        milestones.pipeline_amount,
        milestones.won_amount
    from fct_opportunity_milestone as milestones
    inner join fct_opportunity_milestone as journeys
        on journeys.stage = milestones.stage
        and journeys.source = milestones.journey_source
        and journeys.opportunity_id = milestones.journey_opportunity_id
    where milestones.is_reached
),

touches as (
    select
        stage,
        source,
        opportunity_id,
        touch_source,
        touch_id,
        touch_number,
        touch_at,
        touch_date,
        touch_kind,
        person_key,
        person_known_at,
        channel,
        campaign_source,
        campaign_id,
        campaign_key
    from fct_journey_touch
    where is_eligible
)

select
    reached.stage,
    reached.source,
    reached.opportunity_id,
    coalesce(touches.touch_source, '(none)') as touch_source,
    coalesce(touches.touch_id, '(none)') as touch_id,
    coalesce(touches.touch_number, 0) as touch_number,
    touches.touch_at,
    coalesce(touches.touch_date, reached.stage_date) as touch_date,
    touches.touch_kind,
    touches.person_key,
    touches.person_known_at,
    coalesce(touches.channel, '(none)') as channel,
    touches.campaign_source,
    touches.campaign_id,
    coalesce(touches.campaign_key, '(none)') as campaign_key,
    reached.stage_at,
    reached.stage_date,
    reached.created_at,
    reached.closed_at,
    reached.won_amount,
    reached.pipeline_amount,
    effects.removal_effects,
    :reporting_currency as currency,
    :run_as_of as run_as_of
from reached
left join touches
    on touches.stage = reached.stage
    and touches.source = reached.source
    and touches.opportunity_id = reached.opportunity_id
left join effects
    on effects.stage = reached.stage
    and effects.channel = touches.channel
