"""Writes touches and conversions as Parquet, the same bytes' worth of rows for the same number: python make_events.py FILE TOUCHES"""

import sys

import duckdb

# Row i of the range stands at i steps of time, as an event log has it; every fourteenth or so is a conversion. Who it is comes
# from a power law over persons, so that journeys are heavy-tailed. A tenth of the touches has a day but no time, which makes ties.
EVENTS = """
copy (
    with
    drawn as (
        select
            i,
            (hash(i * 8 + 1) >> 11) / 9007199254740992.0 as u_person,
            (hash(i * 8 + 2) >> 11) / 9007199254740992.0 as u_channel,
            (hash(i * 8 + 3) >> 11) / 9007199254740992.0 as u_kind,
            (hash(i * 8 + 4) >> 11) / 9007199254740992.0 as u_amount
        from range({events}) as t(i)
    ),
    placed as (
        select
            i,
            cast(floor({persons} * u_person * u_person) as bigint) as person,
            u_channel,
            u_amount,
            timestamp '2025-07-01' + to_microseconds(cast(i * {step_micros} as bigint)) as happened_at,
            i % 15 = 7 as is_conversion,
            u_kind < 0.1 as is_dated
        from drawn
    ),
    described as (
        select
            placed.*,
            (hash(person) >> 11) / 9007199254740992.0 as u_taste
        from placed
    )
    select
        'p' || lpad(cast(hash(person) % 1000000000000 as varchar), 12, '0') as person_key,
        cast(case when is_dated and not is_conversion then date_trunc('day', happened_at) else happened_at end as timestamptz) as event_at,
        cast(case when is_conversion then 9 else 1 + i % 3 end as integer) as source_priority,
        case when is_conversion then 'shop' when i % 3 = 0 then 'crm' when i % 3 = 1 then 'automation' else 'web' end as event_source,
        lower(hex(hash(i * 8 + 5) >> 16)) as event_id,
        case when is_conversion then null else (['direct', 'paid_search', 'organic_search', 'email', 'paid_social', 'organic_social',
            'display', 'referral', 'affiliate', 'webinar', 'event', 'content_syndication', 'video', 'partner', 'sms', 'print'])
            [1 + cast(floor(16 * pow(u_channel, 1.2 + u_taste)) as integer)] end as channel,
        case when is_conversion then cast(500 + floor(200000 * pow(u_amount, 4)) as bigint) end as conversion_amount
    from described

) to '{file}' (format parquet, compression snappy, row_group_size 250000)
"""


def main(file, touches):
    events = touches * 15 // 14
    connection = duckdb.connect()
    connection.execute("set timezone = 'UTC'; set preserve_insertion_order = true; set threads = 2; set memory_limit = '3GB'")
    span_micros = 180 * 86_400_000_000
    connection.execute(EVENTS.format(file=file, events=events, persons=touches // 12, step_micros=span_micros / events))


main(sys.argv[1], int(sys.argv[2]))
