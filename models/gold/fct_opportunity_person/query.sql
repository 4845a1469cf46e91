-- Grain: one row per opportunity and person of its population: its contact roles, or all contacts of its account.
with

opportunities as (
    select
        source,
        opportunity_id,
        account_id,
        closed_at
    from fct_opportunity_milestone
    where stage = 'created'
),

-- A role as it stood at the close; so far, while the opportunity is open.
members as (
    select
        opportunities.source,
        opportunities.opportunity_id,
        opportunities.closed_at,
        coalesce(dim_person.person_key, concat(roles.source, ':contact:', roles.contact_id)) as person_key,
        roles.created_at as joined_at,
        true as has_role
    from opportunities
    inner join opportunity_contact_history as roles
        on roles.source = opportunities.source
        and roles.opportunity_id = opportunities.opportunity_id
        and coalesce(roles.recorded_to > opportunities.closed_at, roles.recorded_to is null)
    left join dim_person
        on dim_person.source = roles.source
        and dim_person.person_kind = 'contact'
        and dim_person.person_id = roles.contact_id
    union all
    select
        opportunities.source,
        opportunities.opportunity_id,
        opportunities.closed_at,
        dim_person.person_key,
        dim_person.created_at as joined_at,
        false as has_role
    from opportunities
    inner join dim_person
        on dim_person.source = opportunities.source
        and dim_person.person_kind = 'contact'
        and dim_person.account_id = opportunities.account_id
    where :attribution_population = 'account'
)

select
    source,
    opportunity_id,
    person_key,
    bool_or(has_role) as has_role,
    min(joined_at) as joined_at,
    bool_or(joined_at is null or closed_at is null or joined_at <= closed_at) as is_timely
from members
group by source, opportunity_id, person_key
