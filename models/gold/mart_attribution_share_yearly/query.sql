-- Grain: one row per fiscal year of the stage, stage, model and channel; a channel has a row in each model, also where its share is 0.
-- A share is a ratio of two sums over opportunities, so its standard error is sqrt(sum((a - share * w)^2)) / sum(w), with w the worth of
-- an opportunity and a the channel's part of it: what drawing the opportunities again gives, without drawing.
with

parts as (
    select
        year(fiscal_date(credit.stage_date, :fiscal_year_start_month)) as fiscal_year,
        credit.stage,
        credit.model,
        credit.source,
        credit.opportunity_id,
        credit.channel,
        cast(sum(credit.pipeline_credit_amount) as decimal(16, 2)) as part_amount,
        sum(credit.credit_amount) as credit_amount,
        max(credit.currency) as currency,
        max(credit.definition_version) as definition_version
    from fct_attribution_credit as credit
    where credit.pipeline_credit_amount is not null
    group by
        year(fiscal_date(credit.stage_date, :fiscal_year_start_month)),
        credit.stage,
        credit.model,
        credit.source,
        credit.opportunity_id,
        credit.channel
),

opportunities as (
    select
        fiscal_year,
        stage,
        model,
        max(currency) as currency,
        max(definition_version) as definition_version,
        count(*) as opportunity_count,
        sum(worth_amount) as worth_amount,
        sum(worth_amount * worth_amount) as worth_square,
        bool_or(worth_amount < 0) as has_refunds
    from (
        select
            fiscal_year,
            stage,
            model,
            max(currency) as currency,
            max(definition_version) as definition_version,
            cast(sum(part_amount) as decimal(16, 2)) as worth_amount
        from parts
        group by fiscal_year, stage, model, source, opportunity_id
    ) as worths
    group by fiscal_year, stage, model
),

channels as (
    select distinct
        fiscal_year,
        stage,
        channel
    from parts
),

channel_parts as (
    select
        fiscal_year,
        stage,
        model,
        channel,
        sum(part_amount) as part_amount,
        sum(credit_amount) as credit_amount,
        sum(part_amount * part_amount) as part_square,
        sum(part_amount * worth_amount) as part_worth
    from (
        select
            parts.*,
            cast(
                sum(part_amount) over (partition by fiscal_year, stage, model, source, opportunity_id) as decimal(16, 2)
            ) as worth_amount
        from parts
    ) as weighed
    group by fiscal_year, stage, model, channel
),

shares as (
    select
        opportunities.*,
        channels.channel,
        coalesce(channel_parts.credit_amount, 0) as credit_amount,
        coalesce(channel_parts.part_amount, 0) as part_amount,
        cast(coalesce(channel_parts.part_square, 0) as double) as part_square_sum,
        cast(coalesce(channel_parts.part_worth, 0) as double) as part_worth_sum,
        case
            when opportunities.worth_amount > 0
                then cast(coalesce(channel_parts.part_amount, 0) as double) / cast(opportunities.worth_amount as double)
        end as share
    from opportunities
    inner join channels
        on channels.fiscal_year = opportunities.fiscal_year
        and channels.stage = opportunities.stage
    left join channel_parts
        on channel_parts.fiscal_year = opportunities.fiscal_year
        and channel_parts.stage = opportunities.stage
        and channel_parts.model = opportunities.model
        and channel_parts.channel = channels.channel
),

-- Of fewer than ten opportunities chance is not known well enough to say how large it is.
measured as (
    select
        shares.*,
        case
            when opportunity_count >= 10 and share is not null
                then sqrt(
                    greatest(part_square_sum - 2 * share * part_worth_sum + share * share * cast(worth_square as double), 0)
                ) / cast(worth_amount as double)
        end as share_error
    from shares
)

select
    fiscal_year,
    stage,
    model,
    channel,
    currency,
    opportunity_count,
    cast(credit_amount as decimal(20, 2)) as credit_amount,
    cast(part_amount as decimal(20, 2)) as pipeline_credit_amount,
    cast(share as decimal(18, 6)) as share_ratio,
    cast(share_error as decimal(18, 6)) as share_error_ratio,
    case
        when share_error is not null
            then cast(greatest(share - 1.959964e0 * share_error, case when has_refunds then -1e6 else 0e0 end) as decimal(18, 6))
    end as share_low_ratio,
    case
        when share_error is not null
            then cast(least(share + 1.959964e0 * share_error, case when has_refunds then 1e6 else 1e0 end) as decimal(18, 6))
    end as share_high_ratio,
    cast(min(share) over across_models as decimal(18, 6)) as lowest_share_ratio,
    min_by(model, struct(share, model)) over across_models as lowest_share_model,
    cast(max(share) over across_models as decimal(18, 6)) as highest_share_ratio,
    max_by(model, struct(share, model)) over across_models as highest_share_model,
    definition_version,
    :run_as_of as run_as_of
from measured
window across_models as (partition by fiscal_year, stage, channel)
