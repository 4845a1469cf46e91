-- An amount in the reporting currency, by units of each currency for one of the published base; not rounded, so cast it, once, to the
-- decimals wanted. Twelve digits are enough for a rate, and leave the quotient eleven decimals. Null where there is no rate.
create function reporting_amount(
    amount decimal, currency string, reporting_currency string, rate_per_base decimal, reporting_rate_per_base decimal
) returns decimal return
case
    when currency = reporting_currency then amount
    else amount * cast(reporting_rate_per_base as decimal(12, 6)) / cast(rate_per_base as decimal(12, 6))
end
