-- Grain: one row per bill and line. The main line is the payable, and tax lines are no spend: both are left out.
-- The account is the line's own, else the one it posts to in the primary book.
select
    'netsuite' as source,
    concat(transaction_line.transaction, '-', transaction_line.id) as bill_line_id,
    transaction_line.transaction as bill_id,
    transaction_line.linesequencenumber as line_number,
    coalesce(transaction.tranid, transaction.transactionnumber) as bill_number,
    transaction.entity as vendor_id,
    coalesce(vendor.companyname, vendor.altname, vendor.entityid) as vendor_name,
    transaction.trandate as bill_date,
    transaction.duedate as due_date,
    date_format(accounting_period.startdate, 'yyyy-MM') as posting_period,
    case substring_index(transaction.status, ':', -1)
        when 'A' then 'open'
        when 'B' then 'paid'
        when 'C' then 'cancelled'
        when 'D' then 'pending_approval'
        when 'E' then 'rejected'
        else transaction.status
    end as bill_status,
    coalesce(transaction_line.expenseaccount, transaction_accounting_line.account) as gl_account_id,
    account.acctnumber as gl_account_number,
    coalesce(account.accountsearchdisplayname, account.fullname) as gl_account_name,
    transaction_line.custcol_campaign_code as campaign_code,
    transaction_line.department as department_id,
    currency.symbol as currency,
    transaction_line.foreignamount as line_amount,
    coalesce(transaction_line.createdpo, transaction_line.createdfrom) as purchase_order_id,
    coalesce(transaction_line.memo, transaction.memo) as memo,
    coalesce(substring_index(transaction.status, ':', -1) = 'B', false) as is_paid,
    case when substring_index(transaction.status, ':', -1) = 'B' then transaction.closedate end as paid_date,
    coalesce(transaction_line._fivetran_deleted, false) or coalesce(transaction._fivetran_deleted, false) as is_deleted
from transaction_line
inner join transaction
    on transaction.id = transaction_line.transaction
left join transaction_accounting_line
    on transaction_accounting_line.transaction = transaction_line.transaction
    and transaction_accounting_line.transactionline = transaction_line.id
    and transaction_accounting_line.accountingbook = '1'
left join vendor
    on vendor.id = transaction.entity
left join account
    on account.id = coalesce(transaction_line.expenseaccount, transaction_accounting_line.account)
left join accounting_period
    on accounting_period.id = transaction.postingperiod
left join currency
    on currency.id = transaction.currency
where transaction.type = 'VendBill'
    and not coalesce(transaction_line.mainline, false)
    and not coalesce(transaction_line.taxline, false)
