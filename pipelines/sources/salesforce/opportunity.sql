-- Grain: one row per opportunity.
select
    'salesforce' as source,
    salesforce_id(opportunity.id) as opportunity_id,
    salesforce_id(opportunity.account_id) as account_id,
    opportunity.name as opportunity_name,
    opportunity.type as opportunity_type,
    opportunity.amount as amount,
    opportunity.currency_iso_code as currency,
    opportunity.stage_name as stage_name,
    opportunity.probability as probability_percent,
    opportunity.forecast_category as forecast_category,
    opportunity.close_date as close_date,
    opportunity.created_date as created_at,
    opportunity.is_closed as is_closed,
    opportunity.is_won as is_won,
    salesforce_id(opportunity.campaign_id) as campaign_id,
    opportunity.lead_source as lead_source,
    salesforce_id(opportunity.owner_id) as owner_id,
    coalesce(opportunity.is_deleted, false) or coalesce(opportunity._fivetran_deleted, false) as is_deleted
from opportunity
