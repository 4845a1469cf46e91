-- Grain: one row per source, kind and person id. Links are followed to the last record, up to six links on:
-- a merge before a conversion before a synchronisation, and there a contact before a lead.
with

named_links as (
    select
        source,
        person_kind,
        person_id,
        linked_source,
        linked_kind,
        linked_id,
        linked_at,
        concat(source, ':', person_kind, ':', person_id) as record_key,
        concat(linked_source, ':', linked_kind, ':', linked_id) as linked_key,
        case
            when link_reason = 'merged_into' then 1
            when link_reason = 'converted_into' then 2
            when linked_kind = 'contact' then 3
            else 4
        end as link_order
    from person_identity
),

links as (
    select
        record_key,
        max_by(linked_key, struct(-link_order, linked_at, linked_key)) as next_key
    from named_links
    where record_key <> linked_key
    group by record_key
),

records as (
    select
        source,
        person_kind,
        person_id
    from person
    union
    select
        source,
        person_kind,
        person_id
    from named_links
    union
    select
        linked_source as source,
        linked_kind as person_kind,
        linked_id as person_id
    from named_links
),

resolved as (
    select
        step_1.record_key,
        coalesce(
            step_6.next_key, step_5.next_key, step_4.next_key, step_3.next_key, step_2.next_key, step_1.next_key
        ) as person_key
    from links as step_1
    left join links as step_2
        on step_2.record_key = step_1.next_key
    left join links as step_3
        on step_3.record_key = step_2.next_key
    left join links as step_4
        on step_4.record_key = step_3.next_key
    left join links as step_5
        on step_5.record_key = step_4.next_key
    left join links as step_6
        on step_6.record_key = step_5.next_key
),

keyed_records as (
    select
        source,
        person_kind,
        person_id,
        concat(source, ':', person_kind, ':', person_id) as record_key
    from records
)

select
    keyed_records.source,
    keyed_records.person_kind,
    keyed_records.person_id,
    coalesce(resolved.person_key, keyed_records.record_key) as person_key,
    resolved.person_key is not null as is_merged,
    person.account_id,
    person.owner_id,
    person.title,
    person.country,
    person.lead_source,
    person.lead_status,
    person.lead_score,
    person.has_opted_out,
    person.is_converted,
    person.converted_at,
    person.created_at
from keyed_records
left join resolved
    on resolved.record_key = keyed_records.record_key
left join person
    on person.source = keyed_records.source
    and person.person_kind = keyed_records.person_kind
    and person.person_id = keyed_records.person_id
