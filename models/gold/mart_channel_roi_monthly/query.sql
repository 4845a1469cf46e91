-- Grain: one row per month, channel and attribution model. Cost repeats in every model; credit stands in the month of the win.
with

costs as (
    select
        cost_month as roi_month,
        channel,
        cast(sum(case when cost_category = 'media' then cost_amount else 0 end) as decimal(20, 6)) as media_amount,
        cast(sum(case when cost_category = 'programme' then cost_amount else 0 end) as decimal(20, 6)) as programme_amount,
        cast(sum(case when cost_category = 'people' then cost_amount else 0 end) as decimal(20, 6)) as people_amount,
        cast(sum(case when cost_category = 'tools' then cost_amount else 0 end) as decimal(20, 6)) as tools_amount,
        cast(sum(cost_amount) as decimal(20, 6)) as cost_amount,
        cast(sum(estimated_amount) as decimal(20, 6)) as estimated_amount
    from fct_marketing_cost
    group by cost_month, channel
),

model_costs as (
    select
        dim_attribution_model.model,
        costs.*
    from costs
    cross join dim_attribution_model
),

credits as (
    select
        cast(trunc(stage_date, 'month') as date) as roi_month,
        channel,
        model,
        cast(coalesce(sum(credit_amount), 0) as decimal(18, 2)) as revenue_credit_amount
    from fct_attribution_credit
    where stage = 'won'
    group by trunc(stage_date, 'month'), channel, model
),

margins as (
    select
        credit_months.roi_month,
        cast(max_by(margins.gross_margin_ratio, margins.margin_month) as decimal(12, 6)) as gross_margin_ratio
    from (select distinct roi_month from credits) as credit_months
    inner join mart_gross_margin_monthly as margins
        on margins.margin_month <= credit_months.roi_month
    group by credit_months.roi_month
),

joined as (
    select
        coalesce(model_costs.roi_month, credits.roi_month) as roi_month,
        coalesce(model_costs.channel, credits.channel) as channel,
        coalesce(model_costs.model, credits.model) as model,
        coalesce(model_costs.media_amount, 0) as media_amount,
        coalesce(model_costs.programme_amount, 0) as programme_amount,
        coalesce(model_costs.people_amount, 0) as people_amount,
        coalesce(model_costs.tools_amount, 0) as tools_amount,
        coalesce(model_costs.cost_amount, 0) as cost_amount,
        coalesce(model_costs.estimated_amount, 0) as estimated_amount,
        coalesce(credits.revenue_credit_amount, 0) as revenue_credit_amount
    from model_costs
    full outer join credits
        on credits.roi_month = model_costs.roi_month
        and credits.channel = model_costs.channel
        and credits.model = model_costs.model
),

measured as (
    select
        joined.*,
        case
            when joined.revenue_credit_amount = 0 then 0
            else cast(joined.revenue_credit_amount * margins.gross_margin_ratio as decimal(20, 6))
        end as margin_credit_amount,
        nullif(greatest(joined.media_amount, 0), 0) as media_divisor,
        nullif(greatest(joined.media_amount + joined.programme_amount, 0), 0) as spend_divisor,
        nullif(greatest(joined.cost_amount, 0), 0) as cost_divisor
    from joined
    left join margins
        on margins.roi_month = joined.roi_month
)

select
    roi_month,
    channel,
    model,
    :reporting_currency as currency,
    cast(media_amount as decimal(20, 6)) as media_amount,
    cast(programme_amount as decimal(20, 6)) as programme_amount,
    cast(people_amount as decimal(20, 6)) as people_amount,
    cast(tools_amount as decimal(20, 6)) as tools_amount,
    cast(cost_amount as decimal(20, 6)) as cost_amount,
    cast(estimated_amount as decimal(20, 6)) as estimated_amount,
    estimated_amount <> 0 as is_estimated,
    cast(revenue_credit_amount as decimal(20, 2)) as revenue_credit_amount,
    cast(margin_credit_amount as decimal(20, 6)) as margin_credit_amount,
    cast(revenue_credit_amount / media_divisor as decimal(18, 6)) as media_revenue_roas_ratio,
    cast(revenue_credit_amount / spend_divisor as decimal(18, 6)) as revenue_roas_ratio,
    cast((revenue_credit_amount - cost_amount) / cost_divisor as decimal(18, 6)) as revenue_romi_ratio,
    cast((margin_credit_amount - cost_amount) / cost_divisor as decimal(18, 6)) as margin_roi_ratio
from measured
