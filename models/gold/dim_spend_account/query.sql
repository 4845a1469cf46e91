-- Grain: one row per ledger account number.
select
    gl_account_number,
    spend_category,
    is_media_settlement,
    counted_from,
    ledger_currency
from
    values
        ('4000', 'revenue', false, 'gl_entry', 'EUR'),
        ('5000', 'cost_of_revenue', false, 'gl_entry', 'EUR'),
        ('6010', 'media_settlement', true, 'vendor_bill', 'EUR'),
        ('6020', 'event', false, 'vendor_bill', 'EUR'),
        ('6030', 'content', false, 'vendor_bill', 'EUR'),
        ('6040', 'tools', false, 'vendor_bill', 'EUR'),
        ('6050', 'people', false, 'gl_entry', 'EUR')
    as accounts (gl_account_number, spend_category, is_media_settlement, counted_from, ledger_currency)
