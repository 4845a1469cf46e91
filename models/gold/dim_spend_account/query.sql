-- Grain: one row per ledger account number.
select
    gl_account_number,
    spend_category,
    channel,
    is_media_settlement
from
    values
        ('6010', 'media_settlement', '(unknown)', true),
        ('6020', 'event', 'event', false),
        ('6030', 'content', 'content', false),
        ('6040', 'tools', '(none)', false)
    as accounts (gl_account_number, spend_category, channel, is_media_settlement)
