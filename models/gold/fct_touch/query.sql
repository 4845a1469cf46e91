-- Grain: one row per source and touch.
with

-- A form reports the page it stands on as its referrer. A day without a time is placed at its midnight in the company's time zone.
touches as (
    select
        source,
        touch_id,
        case when is_day_only then to_utc_timestamp(touch_at, :time_zone) else touch_at end as touch_at,
        touch_kind,
        person_source,
        person_kind,
        person_id,
        campaign_source,
        campaign_id,
        asset_name,
        substring_index(
            substring_index(coalesce(page_url, case when touch_kind = 'form_fill' then referrer_url end), '#', 1), '?', 1
        ) as page_url,
        substring_index(substring_index(referrer_url, '#', 1), '?', 1) as referrer_url,
        utm_source,
        utm_medium,
        utm_campaign,
        coalesce(click_id, '') as click_id,
        coalesce(is_bot, false) as is_bot
    from touch
),

-- The host stands between the second and the third slash of a whole address.
hosted as (
    select
        touches.*,
        case when page_url like '%://%' then lower(substring_index(substring_index(page_url, '/', 3), '/', -1)) else '' end as page_host,
        case when referrer_url like '%://%' then lower(substring_index(substring_index(referrer_url, '/', 3), '/', -1)) else '' end as referrer_host
    from touches
),

campaigns as (
    select
        source,
        campaign_id,
        struct(source, campaign_id, campaign_key, campaign_code, channel) as campaign
    from dim_campaign
),

-- What a utm_campaign can mean: the id of an ad campaign before one of our codes.
tags as (
    select
        campaign_id as utm_campaign,
        1 as preference,
        struct(source, campaign_id, campaign_key, campaign_code, channel) as campaign
    from dim_campaign
    where ad_account_id is not null
    union all
    select
        campaign_code as utm_campaign,
        2 as preference,
        struct(source, campaign_id, campaign_key, campaign_code, channel) as campaign
    from dim_campaign
    where is_leading
),

tagged_campaigns as (
    select
        utm_campaign,
        min_by(campaign, struct(preference, campaign)) as campaign
    from tags
    where utm_campaign is not null
    group by utm_campaign
),

located as (
    select /*+ broadcast(campaigns), broadcast(tagged_campaigns) */
        hosted.*,
        case
            when hosted.touch_kind in ('web_visit', 'form_fill') then coalesce(tagged_campaigns.campaign, campaigns.campaign)
            else coalesce(campaigns.campaign, tagged_campaigns.campaign)
        end as campaign,
        case when hosted.referrer_host = hosted.page_host then '' else hosted.referrer_host end as foreign_host
    from hosted
    left join campaigns
        on campaigns.source = hosted.campaign_source
        and campaigns.campaign_id = hosted.campaign_id
    left join tagged_campaigns
        on tagged_campaigns.utm_campaign = hosted.utm_campaign
),

described as (
    select
        located.*,
        struct(
            touch_kind,
            coalesce(nullif(campaign.channel, '(unknown)'), '') as campaign_channel,
            coalesce(lower(utm_medium), '') as utm_medium,
            coalesce(lower(utm_source), '') as utm_source,
            foreign_host as referrer,
            case when click_id = '' then '' else 'click' end as click
        ) as signature
    from located
),

-- Few signatures stand for many touches, so that the rules are tried once for each.
signatures as (
    select distinct signature
    from described
),

mapped as (
    select
        signatures.signature,
        min(rules.rule_priority) as rule_priority,
        coalesce(min_by(rules.channel, rules.rule_priority), signatures.signature.campaign_channel) as channel
    from signatures
    inner join dim_channel_rule as rules
        on rules.applies_to = 'touch'
        and (rules.touch_kind_pattern is null or signatures.signature.touch_kind rlike rules.touch_kind_pattern)
        and (rules.campaign_pattern is null or signatures.signature.campaign_channel rlike rules.campaign_pattern)
        and (rules.utm_medium_pattern is null or signatures.signature.utm_medium rlike rules.utm_medium_pattern)
        and (rules.utm_source_pattern is null or signatures.signature.utm_source rlike rules.utm_source_pattern)
        and (rules.referrer_pattern is null or signatures.signature.referrer rlike rules.referrer_pattern)
        and (rules.click_pattern is null or signatures.signature.click rlike rules.click_pattern)
    group by signatures.signature
)

select /*+ broadcast(mapped) */
    described.source,
    described.touch_id,
    described.touch_at,
    to_date(from_utc_timestamp(described.touch_at, :time_zone)) as touch_date,
    described.touch_kind,
    case described.source
        when 'salesforce' then 1
        when 'marketo' then 2
        else 9
    end as source_priority,
    described.person_source,
    described.person_kind,
    described.person_id,
    coalesce(
        dim_person.person_key,
        concat(described.person_source, ':', described.person_kind, ':', described.person_id)
    ) as person_key,
    coalesce(described.campaign.source, described.campaign_source) as campaign_source,
    coalesce(described.campaign.campaign_id, described.campaign_id) as campaign_id,
    coalesce(
        described.campaign.campaign_key,
        concat(described.campaign_source, ':', described.campaign_id),
        '(none)'
    ) as campaign_key,
    described.campaign.campaign_code,
    mapped.channel,
    mapped.rule_priority as channel_rule_priority,
    described.asset_name,
    described.page_url,
    nullif(described.foreign_host, '') as referrer_host,
    described.utm_source,
    described.utm_medium,
    described.utm_campaign,
    described.is_bot
from described
inner join mapped
    on mapped.signature = described.signature
left join dim_person
    on dim_person.source = described.person_source
    and dim_person.person_kind = described.person_kind
    and dim_person.person_id = described.person_id
