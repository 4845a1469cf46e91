-- Grain: one row per platform, ad account, campaign and day, and one row per vendor bill line.
with

media as (
    select
        platform,
        account_id,
        campaign_id,
        performance_date,
        original_currency,
        max(fx_rate) as fx_rate,
        max(fx_rate_date) as fx_rate_date,
        sum(original_cost_amount) as original_amount,
        case when count(cost_amount) = count(original_cost_amount) then coalesce(sum(cost_amount), 0) end as spend_amount,
        sum(impressions) as impressions,
        sum(clicks) as clicks,
        sum(conversions) as conversions
    from fct_ad_performance_daily
    group by platform, account_id, campaign_id, performance_date, original_currency
),

platform_spend as (
    select
        concat_ws(
            ':', 'platform', media.platform, media.account_id, media.campaign_id, media.performance_date, media.original_currency
        ) as spend_id,
        'platform' as cost_source,
        media.performance_date as spend_date,
        'media' as spend_category,
        coalesce(dim_campaign.channel, '(unknown)') as channel,
        coalesce(dim_campaign.campaign_key, concat(media.platform, ':', media.campaign_id), '(unknown)') as campaign_key,
        dim_campaign.campaign_code,
        media.platform as source,
        media.campaign_id,
        media.account_id as ad_account_id,
        cast(null as string) as vendor_id,
        cast(null as string) as gl_account_number,
        cast(null as string) as bill_id,
        cast(null as string) as purchase_order_id,
        true as is_paid,
        media.original_currency,
        coalesce(media.original_amount, 0) as original_amount,
        media.fx_rate,
        media.fx_rate_date,
        media.spend_amount,
        0 as settlement_amount,
        media.impressions,
        media.clicks,
        media.conversions
    from media
    left join dim_campaign
        on dim_campaign.source = media.platform
        and dim_campaign.campaign_id = media.campaign_id
),

bills as (
    select
        vendor_bill.source,
        vendor_bill.bill_line_id,
        vendor_bill.bill_id,
        vendor_bill.bill_date,
        vendor_bill.vendor_id,
        vendor_bill.gl_account_number,
        vendor_bill.purchase_order_id,
        coalesce(vendor_bill.is_paid, false) as is_paid,
        vendor_bill.campaign_code,
        coalesce(accounts.spend_category, 'other') as spend_category,
        coalesce(accounts.is_media_settlement, false) as is_media_settlement,
        coalesce(vendor_bill.currency, :reporting_currency) as currency,
        cast(coalesce(vendor_bill.line_amount, 0) as decimal(16, 2)) as amount
    from vendor_bill
    left join dim_spend_account as accounts
        on accounts.gl_account_number = vendor_bill.gl_account_number
    where (accounts.gl_account_number is not null or vendor_bill.campaign_code is not null)
        and coalesce(accounts.counted_from, 'vendor_bill') = 'vendor_bill'
        and coalesce(vendor_bill.bill_status, 'open') not in ('cancelled', 'rejected')
),

rated_bills as (
    select
        bills.*,
        case when bills.currency = :reporting_currency then 1 else rates.rate_to_reporting end as fx_rate,
        case when bills.currency = :reporting_currency then bills.bill_date else rates.published_date end as fx_rate_date,
        cast(
            reporting_amount(bills.amount, bills.currency, :reporting_currency, rates.rate_per_base, rates.reporting_rate_per_base) as decimal(20, 2)
        ) as reporting_amount
    from bills
    left join dim_fx_rate_daily as rates
        on rates.currency = bills.currency
        and rates.rate_date = bills.bill_date
),

ledger_spend as (
    select
        concat_ws(':', 'ledger', rated_bills.source, rated_bills.bill_line_id) as spend_id,
        'ledger' as cost_source,
        rated_bills.bill_date as spend_date,
        rated_bills.spend_category,
        coalesce(dim_campaign.channel, '(unknown)') as channel,
        coalesce(dim_campaign.campaign_key, '(unknown)') as campaign_key,
        rated_bills.campaign_code,
        rated_bills.source,
        cast(null as string) as campaign_id,
        cast(null as string) as ad_account_id,
        rated_bills.vendor_id,
        rated_bills.gl_account_number,
        rated_bills.bill_id,
        rated_bills.purchase_order_id,
        rated_bills.is_paid,
        rated_bills.currency as original_currency,
        rated_bills.amount as original_amount,
        rated_bills.fx_rate,
        rated_bills.fx_rate_date,
        case when rated_bills.is_media_settlement then 0 else rated_bills.reporting_amount end as spend_amount,
        case when rated_bills.is_media_settlement then rated_bills.reporting_amount else 0 end as settlement_amount,
        0 as impressions,
        0 as clicks,
        0 as conversions
    from rated_bills
    left join dim_campaign
        on dim_campaign.campaign_code = rated_bills.campaign_code
        and dim_campaign.is_leading
),

spend as (
    select * from platform_spend
    union all
    select * from ledger_spend
)

select
    spend_id,
    cost_source,
    spend_date,
    spend_category,
    channel,
    campaign_key,
    campaign_code,
    source,
    campaign_id,
    ad_account_id,
    vendor_id,
    gl_account_number,
    bill_id,
    purchase_order_id,
    is_paid,
    original_currency,
    cast(original_amount as decimal(20, 6)) as original_amount,
    cast(fx_rate as decimal(18, 10)) as fx_rate,
    fx_rate_date,
    :reporting_currency as currency,
    cast(spend_amount as decimal(20, 6)) as spend_amount,
    cast(settlement_amount as decimal(20, 6)) as settlement_amount,
    cast(impressions as bigint) as impressions,
    cast(clicks as bigint) as clicks,
    cast(conversions as decimal(18, 6)) as conversions
from spend
