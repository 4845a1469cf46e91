-- One row per mart and figure: the mart on the left, the fact on the right.
with

spend as (
    select cast(coalesce(sum(spend_amount), 0) as decimal(30, 6)) as amount
    from fct_spend
),

credit as (
    select
        cast(coalesce(sum(case when model = 'first' then credit_amount end), 0) as decimal(30, 6)) as first_amount,
        cast(coalesce(sum(case when model = 'last' then credit_amount end), 0) as decimal(30, 6)) as last_amount,
        cast(coalesce(sum(case when model = 'linear' then credit_amount end), 0) as decimal(30, 6)) as linear_amount
    from fct_attribution_credit
),

channels as (
    select
        cast(coalesce(sum(spend_amount), 0) as decimal(30, 6)) as spend_amount,
        cast(coalesce(sum(first_credit_amount), 0) as decimal(30, 6)) as first_amount,
        cast(coalesce(sum(last_credit_amount), 0) as decimal(30, 6)) as last_amount,
        cast(coalesce(sum(linear_credit_amount), 0) as decimal(30, 6)) as linear_amount
    from mart_channel_performance_daily
),

campaigns as (
    select
        cast(coalesce(sum(spend_amount), 0) as decimal(30, 6)) as spend_amount,
        cast(coalesce(sum(first_credit_amount), 0) as decimal(30, 6)) as first_amount,
        cast(coalesce(sum(last_credit_amount), 0) as decimal(30, 6)) as last_amount,
        cast(coalesce(sum(linear_credit_amount), 0) as decimal(30, 6)) as linear_amount
    from mart_campaign_roi
),

budget as (
    select cast(coalesce(sum(payable_amount + paid_amount), 0) as decimal(30, 6)) as spend_amount
    from mart_budget_position_monthly
)

select
    stack(
        9,
        'mart_channel_performance_daily spend', channels.spend_amount, spend.amount,
        'mart_channel_performance_daily first', channels.first_amount, credit.first_amount,
        'mart_channel_performance_daily last', channels.last_amount, credit.last_amount,
        'mart_channel_performance_daily linear', channels.linear_amount, credit.linear_amount,
        'mart_campaign_roi spend', campaigns.spend_amount, spend.amount,
        'mart_campaign_roi first', campaigns.first_amount, credit.first_amount,
        'mart_campaign_roi last', campaigns.last_amount, credit.last_amount,
        'mart_campaign_roi linear', campaigns.linear_amount, credit.linear_amount,
        'mart_budget_position_monthly spend', budget.spend_amount, spend.amount
    ) as (item, left_amount, right_amount)
from spend
cross join credit
cross join channels
cross join campaigns
cross join budget
