-- Grain: one row per invoice and line. Revenue is a credit, which NetSuite writes with a minus: the sign is turned.
-- The main line is the receivable, tax lines are no revenue, and cost-of-goods lines are the other side: all are left out.
select
    'netsuite' as source,
    concat(transaction_line.transaction, '-', transaction_line.id) as invoice_line_id,
    transaction_line.transaction as invoice_id,
    coalesce(transaction.tranid, transaction.transactionnumber) as invoice_number,
    transaction.entity as customer_id,
    transaction.trandate as invoice_date,
    transaction.duedate as due_date,
    case substring_index(transaction.status, ':', -1)
        when 'A' then 'open'
        when 'B' then 'paid'
        when 'D' then 'pending_approval'
        when 'E' then 'rejected'
        when 'V' then 'voided'
        else transaction.status
    end as invoice_status,
    currency.symbol as currency,
    -transaction_line.foreignamount as line_amount,
    salesforce_id(transaction.custbody_opportunity_id) as opportunity_id,
    coalesce(substring_index(transaction.status, ':', -1) = 'B', false) as is_paid,
    case when substring_index(transaction.status, ':', -1) = 'B' then transaction.closedate end as paid_date,
    coalesce(transaction_line._fivetran_deleted, false) or coalesce(transaction._fivetran_deleted, false) as is_deleted
from transaction_line
inner join transaction
    on transaction.id = transaction_line.transaction
left join currency
    on currency.id = transaction.currency
where transaction.type = 'CustInvc'
    and not coalesce(transaction_line.mainline, false)
    and not coalesce(transaction_line.taxline, false)
    and not coalesce(transaction_line.iscogs, false)
