-- One row per kind of cost and month: fct_marketing_cost on the left, what it is made of on the right; and postings against the ledger.
with

costs as (
    select
        'media' as kind,
        cost_month,
        sum(cost_amount) as amount
    from fct_marketing_cost
    where cost_category = 'media'
    group by cost_month
    union all
    select
        'bills' as kind,
        cost_month,
        sum(booked_amount) as amount
    from fct_marketing_cost
    where cost_category in ('programme', 'tools')
    group by cost_month
    union all
    select
        'people' as kind,
        cost_month,
        sum(cost_amount) as amount
    from fct_marketing_cost
    where cost_category = 'people'
    group by cost_month
    union all
    select
        'received and not billed' as kind,
        cast(null as date) as cost_month,
        sum(estimated_amount) as amount
    from fct_marketing_cost
    where cost_category in ('programme', 'tools')
    having count(*) > 0
    union all
    select
        concat('postings of ', gl_account_number, ' ', original_currency) as kind,
        cast(trunc(posting_date, 'month') as date) as cost_month,
        sum(original_amount) as amount
    from fct_ledger_posting
    group by gl_account_number, original_currency, trunc(posting_date, 'month')
),

sources as (
    select
        case when cost_source = 'platform' then 'media' else 'bills' end as kind,
        cast(trunc(spend_date, 'month') as date) as cost_month,
        sum(spend_amount) as amount
    from fct_spend
    where spend_category <> 'media_settlement'
    group by cost_source, trunc(spend_date, 'month')
    union all
    select
        'people' as kind,
        posting_month as cost_month,
        sum(posting_amount) as amount
    from fct_ledger_posting
    where spend_category = 'people'
    group by posting_month
    union all
    select
        'received and not billed' as kind,
        cast(null as date) as cost_month,
        sum(accrued_amount) as amount
    from mart_budget_position_monthly
    having count(*) > 0
    union all
    select
        concat('postings of ', accounts.gl_account_number, ' ', accounts.ledger_currency) as kind,
        cast(trunc(gl_entry.posting_date, 'month') as date) as cost_month,
        sum(gl_entry.net_amount) as amount
    from gl_entry
    inner join dim_spend_account as accounts
        on accounts.gl_account_number = gl_entry.account_number
        and accounts.counted_from = 'gl_entry'
    where gl_entry.is_posting
        and gl_entry.accounting_book_id = '1'
        and (gl_entry.posting_period is not null or gl_entry.posting_date is not null)
    group by accounts.gl_account_number, accounts.ledger_currency, trunc(gl_entry.posting_date, 'month')
)

select
    concat_ws(
        ' ',
        coalesce(costs.kind, sources.kind),
        date_format(coalesce(costs.cost_month, sources.cost_month), 'yyyy-MM')
    ) as item,
    cast(coalesce(costs.amount, 0) as decimal(30, 6)) as left_amount,
    cast(coalesce(sources.amount, 0) as decimal(30, 6)) as right_amount
from costs
full outer join sources
    on sources.kind = costs.kind
    and sources.cost_month <=> costs.cost_month
