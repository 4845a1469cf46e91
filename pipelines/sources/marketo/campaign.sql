-- Grain: one row per program. Smart campaigns are steps of a program, and stand under it.
select
    'marketo' as source,
    program.id as campaign_id,
    program.name as campaign_name,
    program.type as campaign_type,
    program.channel as campaign_channel,
    program.status as status,
    program.start_date as start_date,
    program.end_date as end_date,
    program.campaign_code as campaign_code,
    salesforce_id(program.sfdc_id) as salesforce_campaign_id,
    program.status in ('on', 'active') as is_active,
    coalesce(program._fivetran_deleted, false) as is_deleted
from program
