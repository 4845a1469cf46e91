-- One row per model, also for one without any credit: credit on the left, won revenue on the right.
with

models as (
    select model
    from values ('first'), ('last'), ('linear') as expected_models (model)
    union
    select model
    from fct_attribution_credit
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
