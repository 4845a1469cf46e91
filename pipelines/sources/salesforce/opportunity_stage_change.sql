-- Grain: one row per opportunity and recorded state. Two shapes arrive here: Salesforce's own history names its opportunity and is
-- dated by its creation; a version kept by the loader is the opportunity itself and is dated by the loader.
select
    'salesforce' as source,
    salesforce_id(coalesce(opportunity_history.opportunity_id, opportunity_history.id)) as opportunity_id,
    case
        when opportunity_history.opportunity_id is not null then opportunity_history.created_date
        else coalesce(opportunity_history._fivetran_start, opportunity_history.created_date)
    end as changed_at,
    salesforce_id(opportunity_history.id) as change_id,
    opportunity_history.stage_name as stage_name,
    opportunity_history.amount as amount,
    opportunity_history.currency_iso_code as currency,
    opportunity_history.probability as probability_percent,
    opportunity_history.close_date as close_date,
    opportunity_history.forecast_category as forecast_category,
    coalesce(opportunity_history.is_deleted, false) or coalesce(opportunity_history._fivetran_deleted, false) as is_deleted
from opportunity_history
