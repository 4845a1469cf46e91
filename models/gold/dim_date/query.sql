-- Grain: one row per day. The fiscal year is the calendar year of its last month, so days are moved ahead to it.
with

days as (
    select explode(sequence(date '2010-01-01', date '2039-12-31', interval 1 day)) as date
),

fiscal_days as (
    select
        date,
        (13 - :fiscal_year_start_month) % 12 as months_ahead,
        fiscal_date(date, :fiscal_year_start_month) as fiscal_date
    from days
)

select
    date,
    year(date) as calendar_year,
    quarter(date) as calendar_quarter,
    month(date) as calendar_month,
    cast(trunc(date, 'month') as date) as month_start_date,
    weekofyear(date) as iso_week,
    weekday(date) + 1 as iso_day_of_week,
    weekday(date) >= 5 as is_weekend,
    year(fiscal_date) as fiscal_year,
    quarter(fiscal_date) as fiscal_quarter,
    month(fiscal_date) as fiscal_month,
    add_months(make_date(year(fiscal_date), 1, 1), -months_ahead) as fiscal_year_start_date
from fiscal_days
