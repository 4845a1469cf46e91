-- One row per mart, model, stage and figure: the mart on the left, the fact on the right.
with

credit as (
    select
        model,
        stage,
        sum(credit_amount) as credit_amount,
        sum(pipeline_credit_amount) as pipeline_credit_amount
    from fct_attribution_credit
    group by model, stage
),

marts as (
    select
        'mart_attribution_channel_monthly' as mart,
        model,
        stage,
        sum(credit_amount) as credit_amount,
        sum(pipeline_credit_amount) as pipeline_credit_amount
    from mart_attribution_channel_monthly
    group by model, stage
    union all
    select
        'mart_attribution_campaign' as mart,
        model,
        stage,
        sum(credit_amount) as credit_amount,
        sum(pipeline_credit_amount) as pipeline_credit_amount
    from mart_attribution_campaign
    group by model, stage
    union all
    select
        'mart_attribution_share_yearly' as mart,
        model,
        stage,
        sum(credit_amount) as credit_amount,
        sum(pipeline_credit_amount) as pipeline_credit_amount
    from mart_attribution_share_yearly
    group by model, stage
),

mart_names as (
    select mart
    from
        values
            ('mart_attribution_channel_monthly'),
            ('mart_attribution_campaign'),
            ('mart_attribution_share_yearly')
        as names (mart)
),

expected as (
    select
        mart_names.mart,
        credit.*
    from credit
    cross join mart_names
),

compared as (
    select
        coalesce(expected.mart, marts.mart) as mart,
        coalesce(expected.model, marts.model) as model,
        coalesce(expected.stage, marts.stage) as stage,
        marts.credit_amount as mart_credit_amount,
        marts.pipeline_credit_amount as mart_pipeline_amount,
        expected.credit_amount,
        expected.pipeline_credit_amount
    from expected
    full outer join marts
        on marts.mart = expected.mart
        and marts.model = expected.model
        and marts.stage = expected.stage
)

select
    concat_ws(' ', mart, model, stage) as item,
    coalesce(mart_credit_amount, 0) as left_amount,
    coalesce(credit_amount, 0) as right_amount
from compared
union all
select
    concat_ws(' ', mart, model, stage, 'pipeline') as item,
    coalesce(mart_pipeline_amount, 0) as left_amount,
    coalesce(pipeline_credit_amount, 0) as right_amount
from compared
