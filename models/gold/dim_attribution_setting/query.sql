-- Grain: one row per setting.
select
    setting,
    setting_value,
    reason
from
    values
        ('reset_at_win', 'no', 'Opportunities of an account often run side by side, with persons of their own. Say yes where each win ends a story: then a touch at or before the account has won earns nothing in what is won later')
    as settings (setting, setting_value, reason)
