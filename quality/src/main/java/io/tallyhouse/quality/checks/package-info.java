/** Checks of one table against its contract, measured by Deequ in one pass. */
@NullMarked
package io.tallyhouse.quality.checks;

import org.jspecify.annotations.NullMarked;
