-- Grain: one row per order and line. Amounts are quantity times rate; a line without a rate has one amount, and counts as one piece of it.
-- A line is closed by itself or with its order.
select
    'netsuite' as source,
    concat(transaction_line.transaction, '-', transaction_line.id) as purchase_order_line_id,
    transaction_line.transaction as purchase_order_id,
    transaction_line.linesequencenumber as line_number,
    coalesce(transaction.tranid, transaction.transactionnumber) as order_number,
    transaction.entity as vendor_id,
    coalesce(vendor.companyname, vendor.altname, vendor.entityid) as vendor_name,
    transaction.trandate as order_date,
    coalesce(transaction_line.expectedreceiptdate, transaction.duedate) as expected_date,
    case substring_index(transaction.status, ':', -1)
        when 'A' then 'pending_approval'
        when 'B' then 'pending_receipt'
        when 'C' then 'rejected'
        when 'D' then 'partially_received'
        when 'E' then 'pending_billing_partially_received'
        when 'F' then 'pending_bill'
        when 'G' then 'fully_billed'
        when 'H' then 'closed'
        else transaction.status
    end as order_status,
    coalesce(transaction_line.expenseaccount, transaction_accounting_line.account) as gl_account_id,
    account.acctnumber as gl_account_number,
    transaction_line.custcol_campaign_code as campaign_code,
    currency.symbol as currency,
    transaction_line.quantity as ordered_quantity,
    coalesce(transaction_line.quantityshiprecv, 0) as received_quantity,
    coalesce(transaction_line.quantitybilled, 0) as billed_quantity,
    cast(coalesce(transaction_line.rate, transaction_line.foreignamount) as decimal(20, 4)) as unit_rate,
    cast(coalesce(transaction_line.quantity * transaction_line.rate, transaction_line.foreignamount) as decimal(20, 2)) as ordered_amount,
    cast(
        coalesce(transaction_line.quantityshiprecv, 0) * coalesce(transaction_line.rate, transaction_line.foreignamount) as decimal(20, 2)
    ) as received_amount,
    cast(
        coalesce(transaction_line.quantitybilled, 0) * coalesce(transaction_line.rate, transaction_line.foreignamount) as decimal(20, 2)
    ) as billed_amount,
    coalesce(transaction_line.isclosed, false) or coalesce(substring_index(transaction.status, ':', -1) = 'H', false) as is_closed,
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
left join currency
    on currency.id = transaction.currency
where transaction.type = 'PurchOrd'
    and not coalesce(transaction_line.mainline, false)
    and not coalesce(transaction_line.taxline, false)
