-- Grain: one row per ledger account number.
select
    gl_account_number,
    spend_category,
    is_media_settlement
from
    values
        ('6010', 'media_settlement', true),
        ('6020', 'event', false),
        ('6030', 'content', false),
        ('6040', 'tools', false)
    as accounts (gl_account_number, spend_category, is_media_settlement)
