-- Grain: one row per influence model, opportunity, contact and campaign. What Salesforce's Customizable Campaign Influence writes:
-- every member status counts, the contact's role must stand while the opportunity is open, nothing is written after the close.
with

opportunities as (
    select
        source,
        opportunity_id,
        campaign_id,
        created_at,
        closed_at,
        is_won,
        close_date,
        case when original_amount is null then 0 else amount end as amount
    from fct_opportunity
    where source = 'salesforce'
),

members as (
    select
        opportunities.source,
        opportunities.opportunity_id,
        roles.contact_id,
        campaign_member.campaign_id,
        min(campaign_member.created_at) as member_at
    from opportunities
    inner join opportunity_contact_history as roles
        on roles.source = opportunities.source
        and roles.opportunity_id = opportunities.opportunity_id
        and coalesce(roles.recorded_to > opportunities.closed_at, roles.recorded_to is null)
        and (opportunities.closed_at is null or coalesce(roles.created_at, opportunities.created_at) <= opportunities.closed_at)
    inner join campaign_member
        on campaign_member.source = roles.source
        and campaign_member.person_kind = 'contact'
        and campaign_member.person_id = roles.contact_id
        and (opportunities.closed_at is null or campaign_member.created_at <= opportunities.closed_at)
        and campaign_member.created_at >= opportunities.created_at - make_dt_interval(:attribution_window_days)
    group by opportunities.source, opportunities.opportunity_id, roles.contact_id, campaign_member.campaign_id
),

numbered as (
    select
        members.*,
        row_number() over (
            partition by source, opportunity_id
            order by member_at, campaign_id, contact_id
        ) as member_number,
        count(*) over (partition by source, opportunity_id) as member_count
    from members
),

models as (
    select influence_model
    from values ('first_touch'), ('last_touch'), ('even_distribution') as known_models (influence_model)
),

influences as (
    select
        models.influence_model,
        numbered.source,
        numbered.opportunity_id,
        numbered.contact_id,
        numbered.campaign_id,
        numbered.member_at,
        case when models.influence_model = 'even_distribution' then numbered.member_number else 1 end as place,
        case when models.influence_model = 'even_distribution' then numbered.member_count else 1 end as parts
    from numbered
    cross join models
    where models.influence_model = 'even_distribution'
        or (models.influence_model = 'first_touch' and numbered.member_number = 1)
        or (models.influence_model = 'last_touch' and numbered.member_number = numbered.member_count)
    union all
    select
        'primary_campaign_source' as influence_model,
        source,
        opportunity_id,
        '(none)' as contact_id,
        campaign_id,
        created_at as member_at,
        1 as place,
        1 as parts
    from opportunities
    where campaign_id is not null
),

-- Equal parts, in hundredths of a percent and in cents; what is left goes to the first ones.
shared as (
    select
        influences.*,
        opportunities.is_won,
        opportunities.close_date,
        10000 div parts + case when place <= 10000 % parts then 1 else 0 end as percent_parts,
        cast(abs(opportunities.amount) * 100 as bigint) as cents,
        case when opportunities.amount < 0 then -1 else 1 end as sign
    from influences
    inner join opportunities
        on opportunities.source = influences.source
        and opportunities.opportunity_id = influences.opportunity_id
)

select
    shared.influence_model,
    shared.source,
    shared.opportunity_id,
    shared.contact_id,
    shared.campaign_id,
    coalesce(dim_campaign.campaign_key, concat(shared.source, ':', shared.campaign_id)) as campaign_key,
    shared.member_at,
    shared.is_won,
    shared.close_date,
    cast(cast(shared.percent_parts as decimal(9, 0)) / 100 as decimal(9, 2)) as influence_percent,
    cast(
        cast(shared.sign * (shared.cents div shared.parts + case when shared.place <= shared.cents % shared.parts then 1 else 0 end) as decimal(20, 0))
        / 100 as decimal(20, 2)
    ) as revenue_share_amount,
    :reporting_currency as currency
from shared
left join dim_campaign
    on dim_campaign.source = shared.source
    and dim_campaign.campaign_id = shared.campaign_id
