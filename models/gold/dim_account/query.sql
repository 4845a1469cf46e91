-- Grain: one row per source and account. A merge is followed to its survivor, up to six merges on.
with

accounts as (
    select
        source,
        account_id,
        account_name,
        account_type,
        industry,
        country,
        employee_count,
        parent_account_id,
        owner_id,
        merged_into_account_id is not null and merged_into_account_id <> account_id as is_merged,
        created_at
    from account
),

merges as (
    select
        source,
        account_id,
        merged_into_account_id as next_id
    from account
    where merged_into_account_id <> account_id
),

survivors as (
    select
        step_1.source,
        step_1.account_id,
        coalesce(step_6.next_id, step_5.next_id, step_4.next_id, step_3.next_id, step_2.next_id, step_1.next_id) as survivor_id
    from merges as step_1
    left join merges as step_2
        on step_2.source = step_1.source
        and step_2.account_id = step_1.next_id
    left join merges as step_3
        on step_3.source = step_2.source
        and step_3.account_id = step_2.next_id
    left join merges as step_4
        on step_4.source = step_3.source
        and step_4.account_id = step_3.next_id
    left join merges as step_5
        on step_5.source = step_4.source
        and step_5.account_id = step_4.next_id
    left join merges as step_6
        on step_6.source = step_5.source
        and step_6.account_id = step_5.next_id
)

select
    accounts.source,
    accounts.account_id,
    concat(accounts.source, ':', coalesce(survivors.survivor_id, accounts.account_id)) as account_key,
    accounts.account_name,
    accounts.account_type,
    accounts.industry,
    accounts.country,
    accounts.employee_count,
    accounts.parent_account_id,
    accounts.owner_id,
    accounts.is_merged,
    accounts.created_at
from accounts
left join survivors
    on survivors.source = accounts.source
    and survivors.account_id = accounts.account_id
