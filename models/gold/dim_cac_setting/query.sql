-- Grain: one row per setting.
select
    setting,
    setting_value,
    reason
from
    values
        ('lag_months', 3, 'A quarter: sales cycles of business customers are rarely shorter, and plans are made by quarter'),
        ('lifetime_horizon_days', 730, 'Two years: further ahead few companies have seen how their customers behave')
    as settings (setting, setting_value, reason)
