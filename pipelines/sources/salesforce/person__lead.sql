-- Grain: one row per lead. A merged lead is deleted by Salesforce; person_identity names its survivor.
select
    'salesforce' as source,
    'lead' as person_kind,
    salesforce_id(lead.id) as person_id,
    lead.email as email,
    lead.first_name as first_name,
    lead.last_name as last_name,
    coalesce(lead.phone, lead.mobile_phone) as phone,
    lead.title as title,
    lead.company as company_name,
    lead.country as country,
    salesforce_id(lead.owner_id) as owner_id,
    lead.lead_source as lead_source,
    lead.status as lead_status,
    lead.has_opted_out_of_email as has_opted_out,
    lead.is_converted as is_converted,
    coalesce(lead.converted_date_time_c, lead.converted_date) as converted_at,
    lead.created_date as created_at,
    coalesce(lead.is_deleted, false) or coalesce(lead._fivetran_deleted, false) or lead.master_record_id is not null as is_deleted
from lead
