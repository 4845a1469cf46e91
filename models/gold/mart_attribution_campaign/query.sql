-- Grain: one row per model, stage and campaign key.
with

credit as (
    select
        model,
        stage,
        campaign_key,
        currency,
        cast(sum(credit_amount) as decimal(20, 2)) as credit_amount,
        cast(sum(pipeline_credit_amount) as decimal(20, 2)) as pipeline_credit_amount,
        cast(sum(case when pipeline_credit_amount < 0 then 0 else weight end) as decimal(20, 12)) as credited_opportunities,
        count_if(touch_count > 0) as touches,
        max(definition_version) as definition_version
    from fct_attribution_credit
    group by model, stage, campaign_key, currency
),

-- Influence overlaps: an opportunity counts for each campaign that touched it.
influence as (
    select
        fct_journey_touch.stage,
        fct_journey_touch.campaign_key,
        count(distinct struct(fct_journey_touch.source, fct_journey_touch.opportunity_id)) as influenced_opportunities,
        count(distinct case
            when fct_journey_touch.touch_number = 1
                and fct_journey_touch.touch_at < stages.created_at
                and dim_channel.is_marketing
                then struct(fct_journey_touch.source, fct_journey_touch.opportunity_id)
        end) as sourced_opportunities
    from fct_journey_touch
    inner join fct_opportunity_milestone as stages
        on stages.stage = fct_journey_touch.stage
        and stages.source = fct_journey_touch.source
        and stages.opportunity_id = fct_journey_touch.opportunity_id
        and stages.is_reached
    inner join dim_channel
        on dim_channel.channel = fct_journey_touch.channel
    where fct_journey_touch.is_eligible
    group by fct_journey_touch.stage, fct_journey_touch.campaign_key
),

campaigns as (
    select
        campaign_key,
        campaign_code,
        campaign_name,
        channel
    from dim_campaign
    where is_leading
),

-- A campaign that earns nothing under one model keeps a row under it.
pairs as (
    select
        dim_attribution_model.model,
        touched.stage,
        touched.campaign_key
    from dim_attribution_model
    cross join (
        select stage, campaign_key from influence
        union
        select stage, campaign_key from credit
    ) as touched
)

select
    pairs.model,
    pairs.stage,
    pairs.campaign_key,
    campaigns.campaign_code,
    campaigns.campaign_name,
    case when pairs.campaign_key = '(none)' then '(none)' else coalesce(campaigns.channel, '(unknown)') end as campaign_channel,
    :reporting_currency as currency,
    cast(coalesce(credit.credit_amount, 0) as decimal(20, 2)) as credit_amount,
    cast(coalesce(credit.pipeline_credit_amount, 0) as decimal(20, 2)) as pipeline_credit_amount,
    cast(coalesce(credit.credited_opportunities, 0) as decimal(20, 12)) as credited_opportunities,
    coalesce(influence.influenced_opportunities, 0) as influenced_opportunities,
    coalesce(influence.sourced_opportunities, 0) as sourced_opportunities,
    coalesce(credit.touches, 0) as touches,
    coalesce(credit.definition_version, dim_attribution_model.definition_version) as definition_version,
    :run_as_of as run_as_of
from pairs
inner join dim_attribution_model
    on dim_attribution_model.model = pairs.model
left join credit
    on credit.model = pairs.model
    and credit.stage = pairs.stage
    and credit.campaign_key = pairs.campaign_key
left join influence
    on influence.stage = pairs.stage
    and influence.campaign_key = pairs.campaign_key
left join campaigns
    on campaigns.campaign_key = pairs.campaign_key
