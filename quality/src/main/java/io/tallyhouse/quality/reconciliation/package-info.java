/** Reconciliations: two ways to the same amount, which must agree. */
@NullMarked
package io.tallyhouse.quality.reconciliation;

import org.jspecify.annotations.NullMarked;
