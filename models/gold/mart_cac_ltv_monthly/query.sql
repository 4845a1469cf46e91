-- Grain: one row per month and segment. Cost of lag_months before is set against the customers of the month.
with

lag as (
    select setting_value as lag_months
    from dim_cac_setting
    where setting = 'lag_months'
),

observed as (
    select
        to_date(from_utc_timestamp(:as_of, :time_zone)) as today,
        cast(trunc(from_utc_timestamp(:as_of, :time_zone), 'month') as date) as this_month
),

-- A refund takes revenue off, and is no win.
revenues as (
    select
        fct_opportunity.account_key,
        fct_opportunity.source,
        fct_opportunity.opportunity_id,
        fct_opportunity.close_date,
        cast(trunc(fct_opportunity.close_date, 'month') as date) as win_month,
        fct_opportunity.won_amount,
        is_refund(fct_opportunity.is_won, fct_opportunity.won_amount) as is_refund
    from fct_opportunity
    inner join observed
        on fct_opportunity.close_date <= observed.today
    where fct_opportunity.is_won
        and fct_opportunity.account_key is not null
),

wins as (
    select
        revenues.*,
        row_number() over (
            partition by account_key
            order by close_date, source, opportunity_id
        ) as win_number
    from revenues
    where not is_refund
),

first_touches as (
    select
        credit.source,
        credit.opportunity_id,
        dim_channel.channel_group
    from fct_attribution_credit as credit
    inner join dim_channel
        on dim_channel.channel = credit.channel
    where credit.model = 'first'
        and credit.stage = 'won'
),

customers as (
    select
        wins.account_key,
        wins.win_month as first_win_month,
        coalesce(first_touches.channel_group, 'unattributed') as channel_group
    from wins
    left join first_touches
        on first_touches.source = wins.source
        and first_touches.opportunity_id = wins.opportunity_id
    where wins.win_number = 1
),

new_customers as (
    select
        first_win_month as cac_month,
        segment,
        count(*) as new_customer_count,
        count_if(channel_group = 'paid') as paid_new_customer_count
    from customers
    lateral view explode(array('all', channel_group)) segments as segment
    group by first_win_month, segment
),

-- A win counts in its month and the eleven after it.
trailing as (
    select
        cac_month,
        segment,
        count(distinct case when not revenues.is_refund then revenues.account_key end) as active_customer_count,
        sum(revenues.won_amount) as trailing_won_amount
    from revenues
    inner join customers
        on customers.account_key = revenues.account_key
    lateral view explode(sequence(revenues.win_month, cast(add_months(revenues.win_month, 11) as date), interval 1 month)) months as cac_month
    lateral view explode(array('all', customers.channel_group)) segments as segment
    group by cac_month, segment
),

costs as (
    select
        fct_marketing_cost.cost_month,
        segment,
        sum(case when cost_category = 'media' then cost_amount else 0 end) as media_amount,
        sum(case when cost_category = 'programme' then cost_amount else 0 end) as programme_amount,
        sum(case when cost_category = 'people' then cost_amount else 0 end) as people_amount,
        sum(case when cost_category = 'tools' then cost_amount else 0 end) as tools_amount,
        sum(cost_amount) as cost_amount,
        sum(estimated_amount) as estimated_amount
    from fct_marketing_cost
    inner join dim_channel
        on dim_channel.channel = fct_marketing_cost.channel
    lateral view explode(array('all', dim_channel.channel_group)) segments as segment
    group by fct_marketing_cost.cost_month, segment
),

span as (
    select
        least(min(cost_span.first_month), min(win_span.first_month)) as first_month,
        greatest(max(cost_span.last_month), max(win_span.last_month)) as last_month,
        min(cost_span.first_month) as first_cost_month,
        max(cost_span.last_month) as last_cost_month
    from (select min(cost_month) as first_month, max(cost_month) as last_month from costs) as cost_span
    cross join (select min(win_month) as first_month, max(win_month) as last_month from wins) as win_span
),

segments as (
    select segment from new_customers
    union
    select segment from costs
),

months as (
    select
        segments.segment,
        span.first_cost_month,
        span.last_cost_month,
        explode(sequence(span.first_month, span.last_month, interval 1 month)) as cac_month
    from span
    cross join segments
    where span.first_month is not null
),

lagged as (
    select
        months.*,
        lag.lag_months,
        cast(add_months(months.cac_month, -lag.lag_months) as date) as cost_month
    from months
    cross join lag
),

-- A customer has left in the twelfth month after a win that saw no other until its end: a renewal in that month is in time.
leavings as (
    select
        cast(add_months(win_month, 12) as date) as left_month,
        count(*) as lost_customer_count
    from (
        select
            wins.*,
            lead(win_month) over (partition by account_key order by win_number) as next_win_month
        from wins
    ) as followed
    where coalesce(next_win_month > add_months(win_month, 12), true)
    group by cast(add_months(win_month, 12) as date)
),

-- Customers who could have left in a month are those active in the month before. Of a month that is not over nobody knows.
churn as (
    select
        ends.cac_month,
        sum(coalesce(leavings.lost_customer_count, 0)) as lost_customer_count,
        sum(before.active_customer_count) as customer_months
    from (select distinct cac_month from lagged) as ends
    cross join observed
    inner join trailing as before
        on before.segment = 'all'
        and add_months(before.cac_month, 1) < observed.this_month
        and before.cac_month between add_months(ends.cac_month, -12) and add_months(ends.cac_month, -1)
    left join leavings
        on leavings.left_month = add_months(before.cac_month, 1)
    group by ends.cac_month
),

margin_months as (
    select cac_month as value_month from lagged
    union
    select activity_month as value_month from mart_customer_value_cohort
),

margins as (
    select
        margin_months.value_month,
        cast(max_by(margins.gross_margin_ratio, margins.margin_month) as decimal(12, 6)) as gross_margin_ratio
    from margin_months
    inner join mart_gross_margin_monthly as margins
        on margins.margin_month <= margin_months.value_month
    group by margin_months.value_month
),

-- What the customers of a month have brought so far, at the margin of each month; unknown where one margin is.
observed_values as (
    select
        cohorts.cohort_month,
        'all' as segment,
        max(cohorts.age_months) as ltv_observed_age_months,
        case
            when count_if(margins.gross_margin_ratio is null and cohorts.revenue_amount <> 0) = 0
                then coalesce(sum(cast(cohorts.revenue_amount as decimal(18, 2)) * margins.gross_margin_ratio), 0) / max(cohorts.customer_count)
        end as ltv_observed_margin_amount
    from mart_customer_value_cohort as cohorts
    left join margins
        on margins.value_month = cohorts.activity_month
    group by cohorts.cohort_month
),

-- Within the months of the ledger a segment without cost cost nothing; outside of them nobody knows.
joined as (
    select
        lagged.cac_month,
        lagged.segment,
        lagged.lag_months,
        lagged.cost_month,
        coalesce(new_customers.new_customer_count, 0) as new_customer_count,
        coalesce(new_customers.paid_new_customer_count, 0) as paid_new_customer_count,
        coalesce(trailing.active_customer_count, 0) as active_customer_count,
        coalesce(trailing.trailing_won_amount, 0) as trailing_won_amount,
        case when has_cost then coalesce(costs.media_amount, 0) end as media_amount,
        case when has_cost then coalesce(costs.programme_amount, 0) end as programme_amount,
        case when has_cost then coalesce(costs.people_amount, 0) end as people_amount,
        case when has_cost then coalesce(costs.tools_amount, 0) end as tools_amount,
        case when has_cost then coalesce(costs.cost_amount, 0) end as cost_amount,
        case when has_cost then coalesce(costs.estimated_amount, 0) <> 0 end as is_estimated,
        margins.gross_margin_ratio,
        churn.lost_customer_count,
        churn.customer_months,
        case when lagged.segment = 'all' then lifetime.revenue_amount end as lifetime_revenue_amount,
        case when lagged.segment = 'all' then lifetime.revenue_low_amount end as lifetime_revenue_low_amount,
        case when lagged.segment = 'all' then lifetime.revenue_high_amount end as lifetime_revenue_high_amount,
        observed_values.ltv_observed_age_months,
        cast(observed_values.ltv_observed_margin_amount as decimal(20, 6)) as ltv_observed_margin_amount
    from (select *, coalesce(cost_month between first_cost_month and last_cost_month, false) as has_cost from lagged) as lagged
    left join new_customers
        on new_customers.cac_month = lagged.cac_month
        and new_customers.segment = lagged.segment
    left join trailing
        on trailing.cac_month = lagged.cac_month
        and trailing.segment = lagged.segment
    left join costs
        on costs.cost_month = lagged.cost_month
        and costs.segment = lagged.segment
    left join margins
        on margins.value_month = lagged.cac_month
    left join observed_values
        on observed_values.cohort_month = lagged.cac_month
        and observed_values.segment = lagged.segment
    left join churn
        on churn.cac_month = lagged.cac_month
        and lagged.segment = 'all'
    left join fct_lifetime_value as lifetime
        on lifetime.method = 'bg_nbd_gamma_gamma'
),

measured as (
    select
        joined.*,
        cast(media_amount / nullif(new_customer_count, 0) as decimal(20, 6)) as blended_media_cac_amount,
        cast(media_amount / nullif(paid_new_customer_count, 0) as decimal(20, 6)) as paid_media_cac_amount,
        cast(cost_amount / nullif(new_customer_count, 0) as decimal(18, 6)) as fully_loaded_cac_amount,
        cast(cast(lost_customer_count as decimal(12, 0)) / nullif(customer_months, 0) as decimal(12, 9)) as monthly_churn_ratio,
        cast(cast(lifetime_revenue_amount as decimal(18, 6)) * gross_margin_ratio as decimal(18, 6)) as ltv_model_margin_amount,
        cast(cast(lifetime_revenue_low_amount as decimal(18, 6)) * gross_margin_ratio as decimal(18, 6)) as ltv_model_low_margin_amount,
        cast(cast(lifetime_revenue_high_amount as decimal(18, 6)) * gross_margin_ratio as decimal(18, 6)) as ltv_model_high_margin_amount,
        cast(trailing_won_amount / nullif(active_customer_count * 12, 0) as decimal(18, 6)) as arpa_amount
    from joined
)

select
    cac_month,
    segment,
    :reporting_currency as currency,
    lag_months,
    cost_month,
    new_customer_count,
    paid_new_customer_count,
    active_customer_count,
    cast(trailing_won_amount as decimal(20, 6)) as trailing_won_amount,
    cast(media_amount as decimal(20, 6)) as media_amount,
    cast(programme_amount as decimal(20, 6)) as programme_amount,
    cast(people_amount as decimal(20, 6)) as people_amount,
    cast(tools_amount as decimal(20, 6)) as tools_amount,
    cast(cost_amount as decimal(20, 6)) as cost_amount,
    is_estimated,
    blended_media_cac_amount,
    paid_media_cac_amount,
    cast(fully_loaded_cac_amount as decimal(20, 6)) as fully_loaded_cac_amount,
    cast(arpa_amount as decimal(20, 6)) as arpa_amount,
    cast(gross_margin_ratio as decimal(18, 6)) as gross_margin_ratio,
    cast(fully_loaded_cac_amount / nullif(greatest(arpa_amount * gross_margin_ratio, 0), 0) as decimal(18, 6)) as payback_months,
    ltv_observed_age_months,
    ltv_observed_margin_amount,
    cast(ltv_observed_margin_amount / nullif(greatest(fully_loaded_cac_amount, 0), 0) as decimal(18, 6)) as ltv_cac_ratio,
    cast(lost_customer_count as bigint) as lost_customer_count,
    cast(customer_months as bigint) as customer_months,
    cast(monthly_churn_ratio as decimal(18, 9)) as monthly_churn_ratio,
    cast(
        cast(arpa_amount * gross_margin_ratio as decimal(18, 6)) * cast(customer_months as decimal(9, 0))
        / nullif(cast(lost_customer_count as decimal(9, 0)), 0) as decimal(20, 6)
    ) as ltv_contract_margin_amount,
    cast(ltv_model_margin_amount as decimal(20, 6)) as ltv_model_margin_amount,
    cast(ltv_model_low_margin_amount as decimal(20, 6)) as ltv_model_low_margin_amount,
    cast(ltv_model_high_margin_amount as decimal(20, 6)) as ltv_model_high_margin_amount,
    cast(ltv_model_margin_amount / nullif(greatest(fully_loaded_cac_amount, 0), 0) as decimal(18, 6)) as ltv_model_cac_ratio,
    cast(ltv_model_low_margin_amount / nullif(greatest(fully_loaded_cac_amount, 0), 0) as decimal(18, 6)) as ltv_model_cac_low_ratio,
    cast(ltv_model_high_margin_amount / nullif(greatest(fully_loaded_cac_amount, 0), 0) as decimal(18, 6)) as ltv_model_cac_high_ratio
from measured
