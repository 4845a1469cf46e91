-- Grain: one row per currency and calendar day. The last published rate is carried forward, for at most 40 days.
with

published as (
    select
        currency,
        rate_date,
        min_by(base_currency, struct(source, base_currency)) as base_currency,
        min_by(rate, struct(source, base_currency)) as rate_per_base
    from fx_rate
    where rate > 0
    group by currency, rate_date
),

published_and_base as (
    select
        currency,
        rate_date,
        base_currency,
        rate_per_base
    from published
    union all
    select
        base_currency as currency,
        rate_date,
        base_currency,
        cast(1 as decimal(18, 6)) as rate_per_base
    from published
    where currency <> base_currency
    group by base_currency, rate_date
),

calendar as (
    select explode(sequence(min(rate_date), date_add(max(rate_date), 40), interval 1 day)) as rate_date
    from published
),

currencies as (
    select distinct currency
    from published_and_base
),

carried as (
    select
        currencies.currency,
        calendar.rate_date,
        last_value(published_and_base.rate_date) ignore nulls over until_today as published_date,
        last_value(published_and_base.base_currency) ignore nulls over until_today as base_currency,
        last_value(published_and_base.rate_per_base) ignore nulls over until_today as rate_per_base
    from calendar
    cross join currencies
    left join published_and_base
        on published_and_base.currency = currencies.currency
        and published_and_base.rate_date = calendar.rate_date
    window until_today as (
        partition by currencies.currency
        order by calendar.rate_date
        rows between unbounded preceding and current row
    )
),

rated as (
    select
        currency,
        rate_date,
        published_date,
        base_currency,
        rate_per_base,
        max(case when currency = :reporting_currency then rate_per_base end) over (partition by rate_date) as reporting_rate_per_base
    from carried
    where rate_date <= date_add(published_date, 40)
)

select
    currency,
    rate_date,
    published_date,
    base_currency,
    rate_per_base,
    reporting_rate_per_base,
    cast(reporting_rate_per_base / rate_per_base as decimal(18, 10)) as rate_to_reporting
from rated
where reporting_rate_per_base is not null
