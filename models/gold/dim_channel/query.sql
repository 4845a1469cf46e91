-- Grain: one row per channel.
select
    channel,
    channel_name,
    channel_group,
    is_marketing,
    sort_order
from
    values
        ('paid_search', 'Paid search', 'paid', true, 1),
        ('paid_social', 'Paid social', 'paid', true, 2),
        ('display', 'Display and video', 'paid', true, 3),
        ('email', 'E-mail', 'owned', true, 4),
        ('event', 'Event', 'owned', true, 5),
        ('webinar', 'Webinar', 'owned', true, 6),
        ('content', 'Content', 'owned', true, 7),
        ('organic_search', 'Organic search', 'earned', true, 8),
        ('direct', 'Direct', 'earned', true, 9),
        ('referral', 'Referral', 'earned', true, 10),
        ('sales', 'Sales', 'sales', false, 11),
        ('(unknown)', 'Unknown', 'unattributed', false, 12),
        ('(none)', 'None', 'unattributed', false, 13)
    as channels (channel, channel_name, channel_group, is_marketing, sort_order)
