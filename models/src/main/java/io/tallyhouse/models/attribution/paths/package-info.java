/** Paths of touches, aggregated: read from a file or added one by one, with exact sums. */
@NullMarked
package io.tallyhouse.models.attribution.paths;

import org.jspecify.annotations.NullMarked;
