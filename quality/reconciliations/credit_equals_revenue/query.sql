-- One row per model, also for one without any credit: credit on the left, won revenue on the right. Likewise per stage for the
-- worth of the opportunities that reached it.
with

models as (
    select model
    from dim_attribution_model
    union
    select model
    from fct_attribution_credit
),

stages as (
    select
        stage,
        coalesce(sum(pipeline_amount), 0) as pipeline_amount
    from fct_opportunity_milestone
    where is_reached
    group by stage
),

pipeline_credit as (
    select
        model,
        stage,
        sum(pipeline_credit_amount) as credit_amount
    from fct_attribution_credit
    group by model, stage
),

credit as (
    select
        model,
        sum(credit_amount) as credit_amount
    from fct_attribution_credit
    group by model
),

revenue as (
    select coalesce(sum(won_amount), 0) as won_amount
    from fct_opportunity
    where is_won
)

select
    models.model as item,
    coalesce(credit.credit_amount, 0) as left_amount,
    revenue.won_amount as right_amount
from models
cross join revenue
left join credit
    on credit.model = models.model
union all
select
    concat_ws(' ', models.model, stages.stage, 'pipeline') as item,
    coalesce(pipeline_credit.credit_amount, 0) as left_amount,
    stages.pipeline_amount as right_amount
from models
cross join stages
left join pipeline_credit
    on pipeline_credit.model = models.model
    and pipeline_credit.stage = stages.stage
