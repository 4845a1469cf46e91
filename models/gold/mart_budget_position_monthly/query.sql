-- Grain: one row per month, channel and campaign code.
-- Per order line: committed max(ordered - max(received, billed), 0), accrued max(received - billed, 0), prepaid max(billed - received, 0).
with

approved_versions as (
    select
        source,
        plan_id,
        fiscal_year,
        max(plan_version) as plan_version
    from budget_plan
    where approved_at is not null
    group by source, plan_id, fiscal_year
),

plan_lines as (
    select
        cast(trunc(budget_plan.plan_month, 'month') as date) as budget_month,
        coalesce(budget_plan.channel, '(unknown)') as channel,
        coalesce(budget_plan.campaign_code, '(none)') as campaign_code,
        coalesce(budget_plan.currency, :reporting_currency) as currency,
        to_date(from_utc_timestamp(budget_plan.approved_at, :time_zone)) as rate_date,
        cast(coalesce(budget_plan.plan_amount, 0) as decimal(16, 2)) as amount
    from budget_plan
    inner join approved_versions
        on approved_versions.source = budget_plan.source
        and approved_versions.plan_id is not distinct from budget_plan.plan_id
        and approved_versions.fiscal_year is not distinct from budget_plan.fiscal_year
        and approved_versions.plan_version = budget_plan.plan_version
),

plan as (
    select
        plan_lines.budget_month,
        plan_lines.channel,
        plan_lines.campaign_code,
        cast(
            reporting_amount(plan_lines.amount, plan_lines.currency, :reporting_currency, rates.rate_per_base, rates.reporting_rate_per_base) as decimal(20, 2)
        ) as plan_amount
    from plan_lines
    left join dim_fx_rate_daily as rates
        on rates.currency = plan_lines.currency
        and rates.rate_date = plan_lines.rate_date
),

order_lines as (
    select
        cast(trunc(coalesce(purchase_order.expected_date, purchase_order.order_date), 'month') as date) as budget_month,
        coalesce(dim_campaign.channel, '(unknown)') as channel,
        coalesce(purchase_order.campaign_code, '(none)') as campaign_code,
        coalesce(purchase_order.currency, :reporting_currency) as currency,
        purchase_order.order_date as rate_date,
        cast(
            case
                when purchase_order.is_closed then 0
                else greatest(
                    coalesce(purchase_order.ordered_amount, 0)
                        - greatest(coalesce(purchase_order.received_amount, 0), coalesce(purchase_order.billed_amount, 0)),
                    0
                )
            end as decimal(16, 2)
        ) as committed,
        cast(
            greatest(coalesce(purchase_order.received_amount, 0) - coalesce(purchase_order.billed_amount, 0), 0)
            as decimal(16, 2)
        ) as accrued,
        cast(
            greatest(coalesce(purchase_order.billed_amount, 0) - coalesce(purchase_order.received_amount, 0), 0)
            as decimal(16, 2)
        ) as prepaid
    from purchase_order
    left join dim_spend_account
        on dim_spend_account.gl_account_number = purchase_order.gl_account_number
    left join dim_campaign
        on dim_campaign.campaign_code = purchase_order.campaign_code
        and dim_campaign.is_leading
    where not coalesce(dim_spend_account.is_media_settlement, false)
        and (dim_spend_account.gl_account_number is not null or purchase_order.campaign_code is not null)
        and coalesce(dim_spend_account.counted_from, 'vendor_bill') = 'vendor_bill'
        and coalesce(purchase_order.order_status, 'approved') not in ('pending_approval', 'rejected')
),

orders as (
    select
        order_lines.budget_month,
        order_lines.channel,
        order_lines.campaign_code,
        cast(
            reporting_amount(order_lines.committed, order_lines.currency, :reporting_currency, rates.rate_per_base, rates.reporting_rate_per_base) as decimal(20, 2)
        ) as committed_amount,
        cast(
            reporting_amount(order_lines.accrued, order_lines.currency, :reporting_currency, rates.rate_per_base, rates.reporting_rate_per_base) as decimal(20, 2)
        ) as accrued_amount,
        cast(
            reporting_amount(order_lines.prepaid, order_lines.currency, :reporting_currency, rates.rate_per_base, rates.reporting_rate_per_base) as decimal(20, 2)
        ) as prepaid_amount
    from order_lines
    left join dim_fx_rate_daily as rates
        on rates.currency = order_lines.currency
        and rates.rate_date = order_lines.rate_date
),

spend as (
    select
        cast(trunc(spend_date, 'month') as date) as budget_month,
        channel,
        coalesce(campaign_code, '(none)') as campaign_code,
        spend_category,
        is_paid,
        spend_amount
    from fct_spend
    where spend_category <> 'media_settlement'
),

lines as (
    select
        budget_month,
        channel,
        campaign_code,
        plan_amount,
        0 as committed_amount,
        0 as accrued_amount,
        0 as payable_amount,
        0 as paid_amount,
        0 as prepaid_amount,
        0 as media_amount
    from plan
    union all
    select
        budget_month,
        channel,
        campaign_code,
        0 as plan_amount,
        committed_amount,
        accrued_amount,
        0 as payable_amount,
        0 as paid_amount,
        prepaid_amount,
        0 as media_amount
    from orders
    union all
    select
        budget_month,
        channel,
        campaign_code,
        0 as plan_amount,
        0 as committed_amount,
        0 as accrued_amount,
        case when is_paid then 0 else spend_amount end as payable_amount,
        case when is_paid then spend_amount else 0 end as paid_amount,
        0 as prepaid_amount,
        case when spend_category = 'media' then spend_amount else 0 end as media_amount
    from spend
),

summed as (
    select
        budget_month,
        channel,
        campaign_code,
        cast(coalesce(sum(plan_amount), 0) as decimal(20, 6)) as plan_amount,
        cast(coalesce(sum(committed_amount), 0) as decimal(20, 6)) as committed_amount,
        cast(coalesce(sum(accrued_amount), 0) as decimal(20, 6)) as accrued_amount,
        cast(coalesce(sum(payable_amount), 0) as decimal(20, 6)) as payable_amount,
        cast(coalesce(sum(paid_amount), 0) as decimal(20, 6)) as paid_amount,
        cast(coalesce(sum(prepaid_amount), 0) as decimal(20, 6)) as prepaid_amount,
        cast(coalesce(sum(media_amount), 0) as decimal(20, 6)) as media_amount,
        count_if(
            plan_amount is null or committed_amount is null or payable_amount is null or paid_amount is null
        ) as unconverted_line_count
    from lines
    group by budget_month, channel, campaign_code
)

select
    summed.budget_month,
    summed.channel,
    summed.campaign_code,
    dim_date.fiscal_year,
    :reporting_currency as currency,
    summed.plan_amount,
    summed.committed_amount,
    summed.accrued_amount,
    summed.payable_amount,
    summed.paid_amount,
    cast(
        summed.plan_amount
            - summed.committed_amount
            - summed.accrued_amount
            - summed.payable_amount
            - summed.paid_amount as decimal(20, 6)
    ) as remaining_amount,
    summed.prepaid_amount,
    summed.media_amount,
    summed.unconverted_line_count
from summed
left join dim_date
    on dim_date.date = summed.budget_month
