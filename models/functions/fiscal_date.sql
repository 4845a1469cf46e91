-- A day moved ahead to where it stands in its fiscal year, which has the name of the calendar year of its last month.
create function fiscal_date(day date, start_month int) returns date return
add_months(day, (13 - start_month) % 12)
