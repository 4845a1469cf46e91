-- Grain: one row per user.
select
    'salesforce' as source,
    salesforce_id(user.id) as owner_id,
    user.name as owner_name,
    user.email as email,
    user.is_active as is_active,
    salesforce_id(user.manager_id) as manager_id,
    user.time_zone_sid_key as time_zone,
    user.department as department,
    coalesce(user._fivetran_deleted, false) as is_deleted
from user
