-- One row per mart and figure, and per model where the mart has models: the mart on the left, the fact on the right.
with

spend as (
    select cast(coalesce(sum(spend_amount), 0) as decimal(30, 6)) as amount
    from fct_spend
),

cost as (
    select cast(coalesce(sum(cost_amount), 0) as decimal(30, 6)) as amount
    from fct_marketing_cost
),

credit as (
    select
        model,
        cast(coalesce(sum(credit_amount), 0) as decimal(30, 6)) as amount
    from fct_attribution_credit
    where stage = 'won'
    group by model
),

channels as (
    select
        cast(coalesce(sum(spend_amount), 0) as decimal(30, 6)) as spend_amount,
        cast(coalesce(sum(first_credit_amount), 0) as decimal(30, 6)) as first_amount,
        cast(coalesce(sum(last_credit_amount), 0) as decimal(30, 6)) as last_amount,
        cast(coalesce(sum(linear_credit_amount), 0) as decimal(30, 6)) as linear_amount
    from mart_channel_performance_daily
),

budget as (
    select cast(coalesce(sum(payable_amount + paid_amount), 0) as decimal(30, 6)) as amount
    from mart_budget_position_monthly
),

campaign_roi as (
    select
        model,
        cast(sum(spend_amount) as decimal(30, 6)) as spend_amount,
        cast(sum(cost_amount) as decimal(30, 6)) as cost_amount,
        cast(sum(revenue_credit_amount) as decimal(30, 6)) as credit_amount
    from mart_campaign_roi
    group by model
),

channel_roi as (
    select
        model,
        cast(sum(cost_amount) as decimal(30, 6)) as cost_amount,
        cast(sum(revenue_credit_amount) as decimal(30, 6)) as credit_amount
    from mart_channel_roi_monthly
    group by model
),

models as (
    select model from dim_attribution_model
    union
    select model from credit
    union
    select model from campaign_roi
    union
    select model from channel_roi
),

performance_credit as (
    select
        stack(
            3,
            'first', channels.first_amount,
            'last', channels.last_amount,
            'linear', channels.linear_amount
        ) as (model, amount)
    from channels
)

select
    'mart_channel_performance_daily spend' as item,
    channels.spend_amount as left_amount,
    spend.amount as right_amount
from channels
cross join spend
union all
select
    concat('mart_channel_performance_daily ', performance_credit.model) as item,
    performance_credit.amount as left_amount,
    coalesce(credit.amount, 0) as right_amount
from performance_credit
left join credit
    on credit.model = performance_credit.model
union all
select
    'mart_budget_position_monthly spend' as item,
    budget.amount as left_amount,
    spend.amount as right_amount
from budget
cross join spend
union all
select
    concat('mart_campaign_roi spend ', models.model) as item,
    coalesce(campaign_roi.spend_amount, 0) as left_amount,
    spend.amount as right_amount
from models
cross join spend
left join campaign_roi
    on campaign_roi.model = models.model
union all
select
    concat('mart_campaign_roi cost ', models.model) as item,
    coalesce(campaign_roi.cost_amount, 0) as left_amount,
    cost.amount as right_amount
from models
cross join cost
left join campaign_roi
    on campaign_roi.model = models.model
union all
select
    concat('mart_campaign_roi credit ', models.model) as item,
    coalesce(campaign_roi.credit_amount, 0) as left_amount,
    coalesce(credit.amount, 0) as right_amount
from models
left join campaign_roi
    on campaign_roi.model = models.model
left join credit
    on credit.model = models.model
union all
select
    concat('mart_channel_roi_monthly cost ', models.model) as item,
    coalesce(channel_roi.cost_amount, 0) as left_amount,
    cost.amount as right_amount
from models
cross join cost
left join channel_roi
    on channel_roi.model = models.model
union all
select
    concat('mart_channel_roi_monthly credit ', models.model) as item,
    coalesce(channel_roi.credit_amount, 0) as left_amount,
    coalesce(credit.amount, 0) as right_amount
from models
left join channel_roi
    on channel_roi.model = models.model
left join credit
    on credit.model = models.model
