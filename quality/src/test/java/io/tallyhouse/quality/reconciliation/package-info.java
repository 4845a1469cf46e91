@NullMarked
package io.tallyhouse.quality.reconciliation;

import org.jspecify.annotations.NullMarked;
