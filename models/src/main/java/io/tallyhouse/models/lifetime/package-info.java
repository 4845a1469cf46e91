/**
 * What customers are worth: BG/NBD for how often they buy again, Gamma-Gamma for how much, contracts by their churn. Plain
 * Java without Spark. Counts and probabilities are double; booked money stays decimal until a model estimates from it.
 */
@NullMarked
package io.tallyhouse.models.lifetime;

import org.jspecify.annotations.NullMarked;
