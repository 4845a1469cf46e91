-- Grain: one row per cohort month, stage and maturity. Whoever reached a stage has reached the ones before.
with

persons as (
    select
        person_key,
        to_date(from_utc_timestamp(min(created_at), :time_zone)) as known_date
    from dim_person
    where created_at is not null
    group by person_key
),

qualified_leads as (
    select
        dim_person.person_key,
        to_date(from_utc_timestamp(min(lead_status.changed_at), :time_zone)) as mql_date
    from lead_status
    inner join dim_lead_milestone
        on dim_lead_milestone.status_value = lower(lead_status.new_value)
        and dim_lead_milestone.milestone = 'mql'
    inner join dim_person
        on dim_person.source = lead_status.source
        and dim_person.person_kind = lead_status.person_kind
        and dim_person.person_id = lead_status.person_id
    where lead_status.attribute = 'status'
    group by dim_person.person_key
),

deals as (
    select
        dim_person.person_key,
        min(case when milestones.stage = 'created' then milestones.stage_date end) as opportunity_date,
        min(case when milestones.stage = 'qualified' then milestones.stage_date end) as qualified_date,
        min(case when milestones.stage = 'won' then milestones.stage_date end) as won_date
    from opportunity_contact as roles
    inner join dim_person
        on dim_person.source = roles.source
        and dim_person.person_kind = 'contact'
        and dim_person.person_id = roles.contact_id
    inner join fct_opportunity_milestone as milestones
        on milestones.source = roles.source
        and milestones.opportunity_id = roles.opportunity_id
    where milestones.is_reached
    group by dim_person.person_key
),

-- least passes over nulls: a later stage stands in for an earlier one that has no date or a later one.
reached as (
    select
        persons.person_key,
        cast(trunc(persons.known_date, 'month') as date) as cohort_month,
        persons.known_date,
        stack(
            5,
            1, persons.known_date,
            2, least(qualified_leads.mql_date, deals.opportunity_date, deals.qualified_date, deals.won_date),
            3, least(deals.opportunity_date, deals.qualified_date, deals.won_date),
            4, least(deals.qualified_date, deals.won_date),
            5, deals.won_date
        ) as (stage_number, reached_date)
    from persons
    left join qualified_leads
        on qualified_leads.person_key = persons.person_key
    left join deals
        on deals.person_key = persons.person_key
),

cohorts as (
    select
        cast(trunc(known_date, 'month') as date) as cohort_month,
        count(*) as lead_count
    from persons
    group by trunc(known_date, 'month')
),

grid as (
    select
        cohorts.cohort_month,
        cohorts.lead_count,
        stages.stage_number,
        stages.stage,
        maturities.maturity_days,
        date_add(last_day(cohorts.cohort_month), maturities.maturity_days) as horizon_date,
        date_add(last_day(cohorts.cohort_month), maturities.maturity_days)
            < to_date(from_utc_timestamp(:as_of, :time_zone)) as is_mature
    from cohorts
    cross join values (1, 'lead'), (2, 'mql'), (3, 'opportunity'), (4, 'qualified'), (5, 'won') as stages (stage_number, stage)
    cross join values (30), (60), (90), (180) as maturities (maturity_days)
),

counts as (
    select
        grid.cohort_month,
        grid.stage_number,
        grid.maturity_days,
        count(*) as reached_count,
        percentile(greatest(datediff(reached.reached_date, reached.known_date), 0), 0.5) as median_days
    from grid
    inner join reached
        on reached.cohort_month = grid.cohort_month
        and reached.stage_number = grid.stage_number
        and reached.reached_date <= grid.horizon_date
    where grid.is_mature
    group by grid.cohort_month, grid.stage_number, grid.maturity_days
),

measured as (
    select
        grid.cohort_month,
        grid.stage_number,
        grid.maturity_days,
        grid.stage,
        grid.is_mature,
        grid.lead_count,
        case when grid.is_mature then coalesce(counts.reached_count, 0) end as reached_count,
        counts.median_days
    from grid
    left join counts
        on counts.cohort_month = grid.cohort_month
        and counts.stage_number = grid.stage_number
        and counts.maturity_days = grid.maturity_days
)

select
    cohort_month,
    stage_number,
    maturity_days,
    stage,
    is_mature,
    lead_count,
    reached_count,
    cast(cast(reached_count as decimal(19, 0)) / lead_count as decimal(18, 6)) as lead_conversion_ratio,
    cast(
        cast(reached_count as decimal(19, 0)) / nullif(
            lag(reached_count) over (partition by cohort_month, maturity_days order by stage_number),
            0
        ) as decimal(18, 6)
    ) as step_conversion_ratio,
    cast(median_days as decimal(18, 6)) as median_days
from measured
