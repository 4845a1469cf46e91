-- Grain: one row per model. Add a model, or change its settings, here.
with

declared as (
    select
        model,
        model_name,
        family,
        cast(first_percent as decimal(6, 3)) as first_percent,
        cast(last_percent as decimal(6, 3)) as last_percent,
        cast(lead_percent as decimal(6, 3)) as lead_percent,
        cast(opportunity_percent as decimal(6, 3)) as opportunity_percent,
        cast(close_percent as decimal(6, 3)) as close_percent,
        cast(other_percent as decimal(6, 3)) as other_percent,
        cast(half_life_days as decimal(9, 3)) as half_life_days,
        cast(chain_order as int) as chain_order,
        definition,
        definition_source
    from
        values
            ('first', 'First touch', 'position', 100, null, null, null, null, 0, null, null, 'All to the oldest touch.', 'Google Ads, attribution models'),
            ('last', 'Last touch', 'position', null, 100, null, null, null, 0, null, null, 'All to the newest touch.', 'Google Ads, attribution models'),
            ('last_non_direct', 'Last non-direct touch', 'last_non_direct', null, null, null, null, null, null, null, null, 'All to the newest touch whose channel is not direct; to the newest where all are direct.', 'Google Analytics, attribution models'),
            ('linear', 'Linear', 'position', null, null, null, null, null, 100, null, null, 'The same to every touch.', 'Google Ads, attribution models'),
            ('u_40_20_40', 'U, 40/20/40', 'position', 40, 40, null, null, null, 20, null, null, '40 % to the oldest touch, 40 % to the newest, 20 % shared by those between; two touches get half each.', 'Google Ads, position-based model'),
            ('time_decay', 'Time decay', 'time_decay', null, null, null, null, null, null, 7, null, 'A touch counts half as much for every 7 days before the stage.', 'Google Ads, time decay model'),
            ('w', 'W, 30/30/30/10', 'milestone', 30, null, 30, 30, 0, 10, null, null, '30 % each to the first touch and to those at the creation of lead and opportunity, 10 % shared by the others.', 'Adobe Marketo Measure, W-shaped model'),
            ('full_path', 'Full path', 'milestone', 22.5, null, 22.5, 22.5, 22.5, 10, null, null, '22.5 % each to the first touch and to those at the creation of lead and opportunity and at the close, 10 % shared by the others.', 'Adobe Marketo Measure, full path model'),
            ('markov', 'Markov chain', 'markov', null, null, null, null, null, null, null, 1, 'Each channel of the journey by its removal effect, shared equally by its touches.', 'Anderl et al. 2016, Mapping the customer journey'),
            ('shapley', 'Shapley value', 'shapley', null, null, null, null, null, null, null, null, 'The same to each different channel of the journey, shared equally by its touches.', 'Zhao et al. 2018, Shapley value methods for attribution modeling')
        as models (
            model, model_name, family, first_percent, last_percent, lead_percent, opportunity_percent, close_percent, other_percent,
            half_life_days, chain_order, definition, definition_source
        )
)

select
    model,
    model_name,
    family,
    first_percent,
    last_percent,
    lead_percent,
    opportunity_percent,
    close_percent,
    other_percent,
    half_life_days,
    chain_order,
    definition,
    definition_source,
    substr(
        sha2(
            concat_ws(
                '|', family,
                coalesce(cast(first_percent as string), '-'), coalesce(cast(last_percent as string), '-'),
                coalesce(cast(lead_percent as string), '-'), coalesce(cast(opportunity_percent as string), '-'),
                coalesce(cast(close_percent as string), '-'), coalesce(cast(other_percent as string), '-'),
                coalesce(cast(half_life_days as string), '-'), coalesce(cast(chain_order as string), '-'), definition
            ),
            256
        ),
        1,
        12
    ) as definition_version
from declared
