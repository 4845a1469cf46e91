/** Weights over the touches of one journey, and money split by them to the last minor unit. */
@NullMarked
package io.tallyhouse.models.attribution.weights;

import org.jspecify.annotations.NullMarked;
