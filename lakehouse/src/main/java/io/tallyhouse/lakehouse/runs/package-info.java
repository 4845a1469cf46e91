/** The run ledger: runs, steps, the lease, watermarks and candidates, in the database of the catalog. */
@NullMarked
package io.tallyhouse.lakehouse.runs;

import org.jspecify.annotations.NullMarked;
