-- Grain: one row per source and campaign.
with

campaigns as (
    select
        campaign.source,
        campaign.campaign_id,
        coalesce(campaign.campaign_code, mirrored.campaign_code) as campaign_code,
        coalesce(
            campaign.campaign_code,
            mirrored.campaign_code,
            concat(mirrored.source, ':', mirrored.campaign_id),
            concat(campaign.source, ':', campaign.campaign_id)
        ) as campaign_key,
        campaign.campaign_name,
        lower(concat_ws(' ', campaign.campaign_channel, campaign.campaign_type)) as vendor_words,
        campaign.campaign_type,
        campaign.status,
        campaign.is_active,
        campaign.start_date,
        campaign.end_date,
        campaign.parent_campaign_id,
        campaign.ad_account_id,
        mirrored.campaign_id is not null as is_mirror
    from campaign
    left join campaign as mirrored
        on mirrored.source = 'salesforce'
        and mirrored.campaign_id = campaign.salesforce_campaign_id
        and campaign.source <> 'salesforce'
),

mapped as (
    select
        campaigns.source,
        campaigns.campaign_id,
        min_by(rules.channel, rules.rule_priority) as own_channel,
        min(rules.rule_priority) as channel_rule_priority
    from campaigns
    inner join dim_channel_rule as rules
        on rules.applies_to = 'campaign'
        and (rules.source_pattern is null or campaigns.source rlike rules.source_pattern)
        and (rules.campaign_pattern is null or campaigns.vendor_words rlike rules.campaign_pattern)
    group by campaigns.source, campaigns.campaign_id
),

-- Campaigns with one key are led by one with a known channel: an ad platform's before the CRM's before a mirror.
ranked as (
    select
        campaigns.*,
        mapped.own_channel,
        mapped.channel_rule_priority,
        first_value(mapped.own_channel) over same_key as leading_channel,
        row_number() over same_key = 1 as is_leading
    from campaigns
    inner join mapped
        on mapped.source = campaigns.source
        and mapped.campaign_id = campaigns.campaign_id
    window same_key as (
        partition by campaigns.campaign_key
        order by
            mapped.own_channel = '(unknown)',
            campaigns.ad_account_id is null,
            campaigns.is_mirror,
            campaigns.source,
            campaigns.campaign_id
    )
)

select
    source,
    campaign_id,
    campaign_key,
    campaign_code,
    campaign_name,
    case when own_channel = '(unknown)' then leading_channel else own_channel end as channel,
    channel_rule_priority,
    is_leading,
    campaign_type,
    status,
    is_active,
    start_date,
    end_date,
    parent_campaign_id,
    ad_account_id
from ranked
