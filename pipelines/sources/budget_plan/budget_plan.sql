-- Grain: one row per plan, version, month, channel and campaign code.
select
    'budget_plan' as source,
    budget_plan.plan_id as plan_id,
    budget_plan.plan_version as plan_version,
    budget_plan.month as plan_month,
    budget_plan.channel as channel,
    budget_plan.campaign_code as campaign_code,
    budget_plan.fiscal_year as fiscal_year,
    budget_plan.amount as plan_amount,
    budget_plan.currency as currency,
    budget_plan.approved_at as approved_at
from budget_plan
