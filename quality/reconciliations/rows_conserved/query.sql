-- One row per source object and batch: rows read on the left, where they went on the right.
select
    concat(source, '.', object, ' batch ', batch) as item,
    cast(rows_read as decimal(20, 0)) as left_amount,
    cast(rows_stored + rows_quarantined + rows_duplicate as decimal(20, 0)) as right_amount
from ops_batches
