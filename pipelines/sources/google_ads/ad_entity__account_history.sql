-- Grain: one row per account.
select
    'google_ads' as source,
    'account' as level,
    account_history.id as entity_id,
    account_history.descriptive_name as entity_name,
    account_history.id as account_id,
    account_history.currency_code as currency,
    account_history.time_zone as time_zone
from account_history
