-- Whether an opportunity takes revenue back: won, with a negative amount. It is no win, and its amount comes off revenue.
create function is_refund(is_won boolean, won_amount decimal) returns boolean return
coalesce(is_won and won_amount < 0, false)
