/** Shapley values of channels: the additive game, the rate game, and any game given by its worths. */
@NullMarked
package io.tallyhouse.models.attribution.shapley;

import org.jspecify.annotations.NullMarked;
