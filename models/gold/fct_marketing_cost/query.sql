-- Grain: one row per month, cost category, channel, campaign key and allocation key.
-- Amounts are split in whole millionths by largest remainder, ties by channel and campaign key: parts sum to the whole exactly.
with

spend as (
    select
        cast(trunc(spend_date, 'month') as date) as cost_month,
        spend_category,
        channel,
        campaign_key,
        original_currency,
        original_amount,
        spend_amount
    from fct_spend
),

-- Media is in the ledger when settlement bills of the month and currency reach it, but for cents and 0.5 %.
billed as (
    select
        spend.*,
        sum(case when spend_category = 'media' then original_amount else 0 end) over one_bill as reported_amount,
        sum(case when spend_category = 'media_settlement' then original_amount else 0 end) over one_bill as billed_amount,
        count_if(spend_category = 'media_settlement') over one_bill > 0 as has_bill
    from spend
    window one_bill as (partition by cost_month, original_currency)
),

spend_lines as (
    select
        cost_month,
        case
            when spend_category = 'media' then 'media'
            when spend_category = 'tools' then 'tools'
            else 'programme'
        end as cost_category,
        channel,
        campaign_key,
        spend_amount as amount,
        spend_category = 'media'
            and not (has_bill and billed_amount >= reported_amount - greatest(1.00, 0.005 * reported_amount)) as is_estimated
    from billed
    where spend_category <> 'media_settlement'
),

people_lines as (
    select
        postings.posting_month as cost_month,
        'people' as cost_category,
        coalesce(dim_campaign.channel, '(unknown)') as channel,
        coalesce(dim_campaign.campaign_key, '(unknown)') as campaign_key,
        postings.posting_amount as amount,
        false as is_estimated
    from fct_ledger_posting as postings
    left join dim_campaign
        on dim_campaign.campaign_code = postings.campaign_code
        and dim_campaign.is_leading
    where postings.spend_category = 'people'
),

order_lines as (
    select
        least(
            cast(trunc(coalesce(orders.expected_date, orders.order_date), 'month') as date),
            cast(trunc(from_utc_timestamp(:as_of, :time_zone), 'month') as date)
        ) as cost_month,
        case when accounts.spend_category = 'tools' then 'tools' else 'programme' end as cost_category,
        coalesce(dim_campaign.channel, '(unknown)') as channel,
        coalesce(dim_campaign.campaign_key, '(unknown)') as campaign_key,
        coalesce(orders.currency, :reporting_currency) as currency,
        orders.order_date as rate_date,
        cast(coalesce(orders.received_amount, 0) - coalesce(orders.billed_amount, 0) as decimal(16, 2)) as accrued
    from purchase_order as orders
    left join dim_spend_account as accounts
        on accounts.gl_account_number = orders.gl_account_number
    left join dim_campaign
        on dim_campaign.campaign_code = orders.campaign_code
        and dim_campaign.is_leading
    where coalesce(orders.received_amount, 0) > coalesce(orders.billed_amount, 0)
        and coalesce(accounts.counted_from, 'vendor_bill') = 'vendor_bill'
        and not coalesce(accounts.is_media_settlement, false)
        and (accounts.gl_account_number is not null or orders.campaign_code is not null)
        and coalesce(orders.order_status, 'approved') not in ('pending_approval', 'rejected')
),

accrual_lines as (
    select
        order_lines.cost_month,
        order_lines.cost_category,
        order_lines.channel,
        order_lines.campaign_key,
        cast(
            reporting_amount(order_lines.accrued, order_lines.currency, :reporting_currency, rates.rate_per_base, rates.reporting_rate_per_base) as decimal(20, 2)
        ) as amount,
        true as is_estimated
    from order_lines
    left join dim_fx_rate_daily as rates
        on rates.currency = order_lines.currency
        and rates.rate_date = order_lines.rate_date
),

lines as (
    select cost_month, cost_category, channel, campaign_key, amount, is_estimated
    from spend_lines
    union all
    select cost_month, cost_category, channel, campaign_key, amount, is_estimated
    from people_lines
    union all
    select cost_month, cost_category, channel, campaign_key, amount, is_estimated
    from accrual_lines
),

summed as (
    select
        cost_month,
        cost_category,
        channel,
        campaign_key,
        is_estimated,
        cast(coalesce(sum(amount), 0) as decimal(20, 6)) as amount,
        count_if(amount is null) as unconverted_line_count
    from lines
    group by cost_month, cost_category, channel, campaign_key, is_estimated
),

-- People and tools of no campaign are pools to spread; all else stays where its line says.
pools as (
    select
        summed.cost_month,
        summed.cost_category,
        summed.is_estimated,
        summed.amount,
        summed.unconverted_line_count,
        coalesce(dim_cost_allocation.allocation_key, 'unallocated') as allocation_key,
        cast(abs(summed.amount) * 1000000 as decimal(19, 0)) as pool_parts
    from summed
    left join dim_cost_allocation
        on dim_cost_allocation.cost_category = summed.cost_category
    where summed.cost_category in ('people', 'tools')
        and summed.campaign_key = '(unknown)'
),

carriers as (
    select
        keys.allocation_key,
        summed.cost_month,
        summed.channel,
        summed.campaign_key,
        cast(sum(summed.amount) * 1000000 as decimal(18, 0)) as carrier_parts
    from summed
    inner join values
        ('media_and_programme_share', 'media'),
        ('media_and_programme_share', 'programme'),
        ('media_share', 'media'),
        ('programme_share', 'programme')
    as keys (allocation_key, cost_category)
        on keys.cost_category = summed.cost_category
    group by keys.allocation_key, summed.cost_month, summed.channel, summed.campaign_key
    having sum(summed.amount) > 0
),

measured_carriers as (
    select
        carriers.*,
        cast(sum(carrier_parts) over (partition by allocation_key, cost_month) as decimal(18, 0)) as all_parts
    from carriers
),

-- A pool without carriers stays whole, with no channel.
floors as (
    select
        pools.cost_month,
        pools.cost_category,
        pools.is_estimated,
        case when carriers.channel is null then 'unallocated' else pools.allocation_key end as allocation_key,
        pools.amount,
        pools.pool_parts,
        pools.unconverted_line_count,
        coalesce(carriers.channel, '(none)') as channel,
        coalesce(carriers.campaign_key, '(none)') as campaign_key,
        coalesce(pools.pool_parts * carriers.carrier_parts div carriers.all_parts, pools.pool_parts) as part_floor,
        coalesce(pools.pool_parts * carriers.carrier_parts % carriers.all_parts, 0) as part_remainder
    from pools
    left join measured_carriers as carriers
        on carriers.allocation_key = pools.allocation_key
        and carriers.cost_month = pools.cost_month
),

ranked as (
    select
        floors.*,
        pool_parts - sum(part_floor) over (partition by cost_month, cost_category, is_estimated) as parts_left,
        row_number() over (
            partition by cost_month, cost_category, is_estimated
            order by part_remainder desc, channel, campaign_key
        ) as remainder_rank
    from floors
),

spread as (
    select
        cost_month,
        cost_category,
        channel,
        campaign_key,
        allocation_key,
        is_estimated,
        cast(
            case when amount < 0 then -1 else 1 end
                * cast(part_floor + case when remainder_rank <= parts_left then 1 else 0 end as decimal(19, 0))
                / cast(1000000 as decimal(7, 0)) as decimal(20, 6)
        ) as amount,
        case when remainder_rank = 1 then unconverted_line_count else 0 end as unconverted_line_count
    from ranked
),

direct as (
    select
        cost_month,
        cost_category,
        channel,
        campaign_key,
        'direct' as allocation_key,
        is_estimated,
        amount,
        unconverted_line_count
    from summed
    where cost_category in ('media', 'programme')
        or campaign_key <> '(unknown)'
),

costs as (
    select * from direct
    union all
    select * from spread
)

select
    cost_month,
    cost_category,
    channel,
    campaign_key,
    allocation_key,
    :reporting_currency as currency,
    cast(sum(amount) as decimal(20, 6)) as cost_amount,
    cast(sum(case when is_estimated then 0 else amount end) as decimal(20, 6)) as booked_amount,
    cast(sum(case when is_estimated then amount else 0 end) as decimal(20, 6)) as estimated_amount,
    sum(case when is_estimated then amount else 0 end) <> 0 as is_estimated,
    cast(sum(unconverted_line_count) as bigint) as unconverted_line_count
from costs
group by cost_month, cost_category, channel, campaign_key, allocation_key
