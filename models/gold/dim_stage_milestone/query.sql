-- Grain: one row per stage name. The names are those that Salesforce starts with; put the company's own beside them.
select
    stage_name,
    milestone
from
    values
        ('Qualification', 'qualified'),
        ('Needs Analysis', 'qualified'),
        ('Value Proposition', 'qualified'),
        ('Id. Decision Makers', 'qualified'),
        ('Perception Analysis', 'qualified'),
        ('Proposal', 'qualified'),
        ('Proposal/Price Quote', 'qualified'),
        ('Negotiation', 'qualified'),
        ('Negotiation/Review', 'qualified'),
        ('Closed Won', 'won'),
        ('Closed Lost', 'lost')
    as stages (stage_name, milestone)
