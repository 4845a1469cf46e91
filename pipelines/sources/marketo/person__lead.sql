-- Grain: one row per lead. Its deletion and its merge arrive as activities, which feed this table too.
select
    'marketo' as source,
    'lead' as person_kind,
    lead.id as person_id,
    lead.email as email,
    lead.first_name as first_name,
    lead.last_name as last_name,
    lead.phone as phone,
    lead.title as title,
    lead.company as company_name,
    lead.country as country,
    lead.lead_source as lead_source,
    lead.lead_status as lead_status,
    lead.lead_score as lead_score,
    lead.unsubscribed as has_opted_out,
    lead.created_at as created_at,
    coalesce(lead._fivetran_deleted, false) as is_deleted
from lead
