-- The model's input: one row per stage and path, with the journeys that reached the stage and those that did not.
with

stages as (
    select stage
    from values ('created'), ('qualified'), ('won') as known_stages (stage)
)

select
    stages.stage,
    fct_journey.path,
    sum(case when fct_journey.outcome = 'reached' then 1 else 0 end) as conversions,
    sum(case when fct_journey.outcome = 'reached' then 0 else 1 end) as nulls
from fct_journey
inner join stages
    on stages.stage = fct_journey.stage
    or fct_journey.journey_kind = 'person'
group by stages.stage, fct_journey.path
