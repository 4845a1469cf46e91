-- Grain: one row per status of a lead that is a milestone, in lower case.
select
    status_value,
    milestone
from
    values
        ('mql', 'mql'),
        ('marketing qualified', 'mql'),
        ('marketing qualified lead', 'mql')
    as statuses (status_value, milestone)
