-- Grain: one row per currency and publication day. The file is wide: a column per currency, all against the euro.
select
    'fx' as source,
    'EUR' as base_currency,
    rates.currency as currency,
    eurofxref.date as rate_date,
    rates.rate as rate
from eurofxref
lateral view explode(
    map_filter(
        map(
            'USD', eurofxref.usd,
            'JPY', eurofxref.jpy,
            'GBP', eurofxref.gbp,
            'CHF', eurofxref.chf,
            'SEK', eurofxref.sek,
            'PLN', eurofxref.pln,
            'CAD', eurofxref.cad,
            'AUD', eurofxref.aud,
            'NOK', eurofxref.nok,
            'DKK', eurofxref.dkk,
            'CZK', eurofxref.czk,
            'HUF', eurofxref.huf,
            'RON', eurofxref.ron
        ),
        (currency, rate) -> rate is not null
    )
) rates as currency, rate
