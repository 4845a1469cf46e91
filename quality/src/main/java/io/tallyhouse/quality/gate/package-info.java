/** The gate before a release, and the report of what was checked. */
@NullMarked
package io.tallyhouse.quality.gate;

import org.jspecify.annotations.NullMarked;
