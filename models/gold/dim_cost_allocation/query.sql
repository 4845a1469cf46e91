-- Grain: one row per cost category that names no campaign by itself.
-- Keys: media_and_programme_share, media_share, programme_share (share of that cost of the month), unallocated (spread over nothing).
select
    cost_category,
    allocation_key,
    reason
from
    values
        ('people', 'media_and_programme_share', 'Time is not recorded by campaign; it goes where the budget goes'),
        ('tools', 'media_and_programme_share', 'Tools serve all channels; they are used where the budget goes')
    as allocations (cost_category, allocation_key, reason)
