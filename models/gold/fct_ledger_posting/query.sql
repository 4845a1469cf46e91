-- Grain: one row per posting line of the primary book on an account that dim_spend_account counts from gl_entry.
with

postings as (
    select
        gl_entry.source,
        gl_entry.gl_entry_id,
        coalesce(to_date(concat(gl_entry.posting_period, '-01')), cast(trunc(gl_entry.posting_date, 'month') as date)) as posting_month,
        gl_entry.posting_date,
        accounts.spend_category,
        accounts.gl_account_number,
        gl_entry.transaction_type,
        gl_entry.campaign_code,
        accounts.ledger_currency,
        cast(coalesce(gl_entry.net_amount, 0) as decimal(16, 2)) as amount
    from gl_entry
    inner join dim_spend_account as accounts
        on accounts.gl_account_number = gl_entry.account_number
    where accounts.counted_from = 'gl_entry'
        and gl_entry.accounting_book_id = '1'
        and gl_entry.is_posting
        and (gl_entry.posting_period is not null or gl_entry.posting_date is not null)
)

select
    postings.source,
    postings.gl_entry_id,
    postings.posting_month,
    postings.posting_date,
    postings.spend_category,
    postings.gl_account_number,
    postings.transaction_type,
    postings.campaign_code,
    postings.ledger_currency as original_currency,
    cast(postings.amount as decimal(20, 2)) as original_amount,
    :reporting_currency as currency,
    cast(
        reporting_amount(postings.amount, postings.ledger_currency, :reporting_currency, rates.rate_per_base, rates.reporting_rate_per_base) as decimal(20, 2)
    ) as posting_amount
from postings
left join dim_fx_rate_daily as rates
    on rates.currency = postings.ledger_currency
    and rates.rate_date = postings.posting_date
