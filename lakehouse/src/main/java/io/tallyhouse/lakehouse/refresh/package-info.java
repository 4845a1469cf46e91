/** A table as a function of its inputs, restricted to what changed. */
@NullMarked
package io.tallyhouse.lakehouse.refresh;

import org.jspecify.annotations.NullMarked;
