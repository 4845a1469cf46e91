-- Grain: one row per transaction, line and accounting book. Books repeat each other, so the book is kept.
select
    'netsuite' as source,
    concat_ws(
        '-',
        transaction_accounting_line.transaction,
        transaction_accounting_line.transactionline,
        transaction_accounting_line.accountingbook
    ) as gl_entry_id,
    transaction_accounting_line.accountingbook as accounting_book_id,
    transaction_accounting_line.transaction as transaction_id,
    transaction_line.linesequencenumber as line_number,
    transaction.type as transaction_type,
    transaction_accounting_line.account as account_id,
    account.acctnumber as account_number,
    coalesce(account.accountsearchdisplayname, account.fullname) as account_name,
    account.accttype as account_type,
    transaction.trandate as posting_date,
    date_format(accounting_period.startdate, 'yyyy-MM') as posting_period,
    transaction_accounting_line.debit as debit_amount,
    transaction_accounting_line.credit as credit_amount,
    coalesce(
        transaction_accounting_line.amount,
        cast(coalesce(transaction_accounting_line.debit, 0) - coalesce(transaction_accounting_line.credit, 0) as decimal(20, 2))
    ) as net_amount,
    transaction_accounting_line.exchangerate as exchange_rate,
    transaction_accounting_line.posting as is_posting,
    transaction_line.custcol_campaign_code as campaign_code,
    coalesce(transaction_accounting_line._fivetran_deleted, false) or coalesce(transaction._fivetran_deleted, false) as is_deleted
from transaction_accounting_line
left join transaction
    on transaction.id = transaction_accounting_line.transaction
left join transaction_line
    on transaction_line.transaction = transaction_accounting_line.transaction
    and transaction_line.id = transaction_accounting_line.transactionline
left join account
    on account.id = transaction_accounting_line.account
left join accounting_period
    on accounting_period.id = transaction.postingperiod
