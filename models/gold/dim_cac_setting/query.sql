-- Grain: one row per setting.
select
    setting,
    setting_value,
    reason
from
    values
        ('lag_months', 3, 'A quarter: sales cycles of business customers are rarely shorter, and plans are made by quarter')
    as settings (setting, setting_value, reason)
