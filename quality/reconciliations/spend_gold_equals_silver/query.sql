-- One row per kind of spend, source, month and original currency: gold on the left, silver on the right.
with

posted_accounts as (
    select gl_account_number
    from dim_spend_account
    where counted_from = 'gl_entry'
),

gold_spend as (
    select
        case when cost_source = 'platform' then 'media' else 'bills' end as kind,
        source,
        trunc(spend_date, 'month') as spend_month,
        original_currency as currency,
        sum(original_amount) as amount
    from fct_spend
    group by cost_source, source, trunc(spend_date, 'month'), original_currency
),

silver_spend as (
    select
        'media' as kind,
        platform as source,
        trunc(performance_date, 'month') as spend_month,
        currency,
        sum(cost_amount) as amount
    from ad_performance
    where level = 'campaign'
    group by platform, trunc(performance_date, 'month'), currency
    union all
    select
        'bills' as kind,
        source,
        trunc(bill_date, 'month') as spend_month,
        coalesce(currency, :reporting_currency) as currency,
        sum(line_amount) as amount
    from vendor_bill
    where (
            (campaign_code is not null and coalesce(gl_account_number, '') not in (select gl_account_number from posted_accounts))
            or gl_account_number in (select gl_account_number from dim_spend_account where counted_from = 'vendor_bill')
        )
        and coalesce(bill_status, 'open') not in ('cancelled', 'rejected')
    group by source, trunc(bill_date, 'month'), coalesce(currency, :reporting_currency)
)

select
    concat_ws(
        ' ',
        coalesce(gold_spend.kind, silver_spend.kind),
        coalesce(gold_spend.source, silver_spend.source),
        date_format(coalesce(gold_spend.spend_month, silver_spend.spend_month), 'yyyy-MM'),
        coalesce(gold_spend.currency, silver_spend.currency, '(no currency)')
    ) as item,
    coalesce(gold_spend.amount, 0) as left_amount,
    coalesce(silver_spend.amount, 0) as right_amount
from gold_spend
full outer join silver_spend
    on silver_spend.kind = gold_spend.kind
    and silver_spend.source = gold_spend.source
    and silver_spend.spend_month <=> gold_spend.spend_month
    and silver_spend.currency <=> gold_spend.currency
