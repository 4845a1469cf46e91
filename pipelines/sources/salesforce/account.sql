-- Grain: one row per account. A merged account keeps its row and names its survivor; other deletions close it.
select
    'salesforce' as source,
    salesforce_id(account.id) as account_id,
    account.name as account_name,
    salesforce_id(account.parent_id) as parent_account_id,
    account.type as account_type,
    account.industry as industry,
    account.billing_country as country,
    account.annual_revenue as annual_revenue_amount,
    account.number_of_employees as employee_count,
    account.website as website,
    salesforce_id(account.owner_id) as owner_id,
    salesforce_id(account.master_record_id) as merged_into_account_id,
    account.created_date as created_at,
    (coalesce(account.is_deleted, false) or coalesce(account._fivetran_deleted, false)) and account.master_record_id is null as is_deleted
from account
