-- Grain: one row per model, stage, month in which the stage was reached, and channel.
select
    fct_attribution_credit.model,
    fct_attribution_credit.stage,
    cast(trunc(fct_attribution_credit.stage_date, 'month') as date) as stage_month,
    fct_attribution_credit.channel,
    fct_attribution_credit.currency,
    cast(sum(fct_attribution_credit.credit_amount) as decimal(20, 2)) as credit_amount,
    cast(sum(fct_attribution_credit.pipeline_credit_amount) as decimal(20, 2)) as pipeline_credit_amount,
    cast(
        sum(case when fct_attribution_credit.pipeline_credit_amount < 0 then 0 else fct_attribution_credit.weight end) as decimal(20, 12)
    ) as credited_opportunities,
    count_if(fct_attribution_credit.touch_count > 0) as touches,
    max(fct_attribution_credit.definition_version) as definition_version,
    :run_as_of as run_as_of
from fct_attribution_credit
group by
    fct_attribution_credit.model,
    fct_attribution_credit.stage,
    cast(trunc(fct_attribution_credit.stage_date, 'month') as date),
    fct_attribution_credit.channel,
    fct_attribution_credit.currency
