-- Grain: one row per campaign key and attribution model. Cost repeats in every model.
with

spend as (
    select
        campaign_key,
        cast(coalesce(sum(spend_amount), 0) as decimal(20, 6)) as spend_amount
    from fct_spend
    where spend_category <> 'media_settlement'
    group by campaign_key
),

marketing_costs as (
    select
        campaign_key,
        cast(sum(case when cost_category = 'media' then cost_amount else 0 end) as decimal(20, 6)) as media_amount,
        cast(sum(case when cost_category = 'programme' then cost_amount else 0 end) as decimal(20, 6)) as programme_amount,
        cast(sum(case when cost_category = 'people' then cost_amount else 0 end) as decimal(20, 6)) as people_amount,
        cast(sum(case when cost_category = 'tools' then cost_amount else 0 end) as decimal(20, 6)) as tools_amount,
        cast(sum(cost_amount) as decimal(20, 6)) as cost_amount,
        cast(sum(estimated_amount) as decimal(20, 6)) as estimated_amount
    from fct_marketing_cost
    group by campaign_key
),

model_costs as (
    select
        dim_attribution_model.model,
        coalesce(marketing_costs.campaign_key, spend.campaign_key) as campaign_key,
        coalesce(spend.spend_amount, 0) as spend_amount,
        coalesce(marketing_costs.media_amount, 0) as media_amount,
        coalesce(marketing_costs.programme_amount, 0) as programme_amount,
        coalesce(marketing_costs.people_amount, 0) as people_amount,
        coalesce(marketing_costs.tools_amount, 0) as tools_amount,
        coalesce(marketing_costs.cost_amount, 0) as cost_amount,
        coalesce(marketing_costs.estimated_amount, 0) as estimated_amount
    from marketing_costs
    full outer join spend
        on spend.campaign_key = marketing_costs.campaign_key
    cross join dim_attribution_model
),

monthly_credits as (
    select
        cast(trunc(stage_date, 'month') as date) as stage_month,
        campaign_key,
        model,
        cast(coalesce(sum(credit_amount), 0) as decimal(18, 2)) as revenue_credit_amount
    from fct_attribution_credit
    where stage = 'won'
    group by trunc(stage_date, 'month'), campaign_key, model
),

margins as (
    select
        credit_months.stage_month,
        cast(max_by(margins.gross_margin_ratio, margins.margin_month) as decimal(12, 6)) as gross_margin_ratio
    from (select distinct stage_month from monthly_credits) as credit_months
    inner join mart_gross_margin_monthly as margins
        on margins.margin_month <= credit_months.stage_month
    group by credit_months.stage_month
),

-- A campaign has a margin when every month of its credit has one.
credits as (
    select
        monthly_credits.campaign_key,
        monthly_credits.model,
        cast(sum(monthly_credits.revenue_credit_amount) as decimal(20, 2)) as revenue_credit_amount,
        case
            when count_if(margins.gross_margin_ratio is null and monthly_credits.revenue_credit_amount <> 0) = 0
                then coalesce(sum(monthly_credits.revenue_credit_amount * margins.gross_margin_ratio), 0)
        end as margin_credit_amount
    from monthly_credits
    left join margins
        on margins.stage_month = monthly_credits.stage_month
    group by monthly_credits.campaign_key, monthly_credits.model
),

campaigns as (
    select
        campaign_key,
        campaign_code,
        campaign_name,
        channel,
        start_date,
        end_date
    from dim_campaign
    where is_leading
),

joined as (
    select
        coalesce(model_costs.campaign_key, credits.campaign_key) as campaign_key,
        coalesce(model_costs.model, credits.model) as model,
        coalesce(model_costs.spend_amount, 0) as spend_amount,
        coalesce(model_costs.media_amount, 0) as media_amount,
        coalesce(model_costs.programme_amount, 0) as programme_amount,
        coalesce(model_costs.people_amount, 0) as people_amount,
        coalesce(model_costs.tools_amount, 0) as tools_amount,
        coalesce(model_costs.cost_amount, 0) as cost_amount,
        coalesce(model_costs.estimated_amount, 0) as estimated_amount,
        coalesce(credits.revenue_credit_amount, 0) as revenue_credit_amount,
        case when credits.campaign_key is null then 0 else cast(credits.margin_credit_amount as decimal(20, 6)) end as margin_credit_amount
    from model_costs
    full outer join credits
        on credits.campaign_key = model_costs.campaign_key
        and credits.model = model_costs.model
),

measured as (
    select
        joined.*,
        nullif(greatest(media_amount, 0), 0) as media_divisor,
        nullif(greatest(media_amount + programme_amount, 0), 0) as spend_divisor,
        nullif(greatest(cost_amount, 0), 0) as cost_divisor
    from joined
)

select
    measured.campaign_key,
    measured.model,
    campaigns.campaign_code,
    campaigns.campaign_name,
    case
        when measured.campaign_key = '(none)' then '(none)'
        else coalesce(campaigns.channel, '(unknown)')
    end as channel,
    campaigns.start_date,
    campaigns.end_date,
    :reporting_currency as currency,
    cast(measured.spend_amount as decimal(20, 6)) as spend_amount,
    cast(measured.media_amount as decimal(20, 6)) as media_amount,
    cast(measured.programme_amount as decimal(20, 6)) as programme_amount,
    cast(measured.people_amount as decimal(20, 6)) as people_amount,
    cast(measured.tools_amount as decimal(20, 6)) as tools_amount,
    cast(measured.cost_amount as decimal(20, 6)) as cost_amount,
    cast(measured.estimated_amount as decimal(20, 6)) as estimated_amount,
    measured.estimated_amount <> 0 as is_estimated,
    cast(measured.revenue_credit_amount as decimal(20, 2)) as revenue_credit_amount,
    cast(measured.margin_credit_amount as decimal(20, 6)) as margin_credit_amount,
    cast(measured.revenue_credit_amount / measured.media_divisor as decimal(18, 6)) as media_revenue_roas_ratio,
    cast(measured.revenue_credit_amount / measured.spend_divisor as decimal(18, 6)) as revenue_roas_ratio,
    cast((measured.revenue_credit_amount - measured.cost_amount) / measured.cost_divisor as decimal(18, 6)) as revenue_romi_ratio,
    cast((measured.margin_credit_amount - measured.cost_amount) / measured.cost_divisor as decimal(18, 6)) as margin_roi_ratio
from measured
left join campaigns
    on campaigns.campaign_key = measured.campaign_key
