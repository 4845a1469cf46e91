/** Markov chains of any order over paths, and their removal effects in closed form. */
@NullMarked
package io.tallyhouse.models.attribution.markov;

import org.jspecify.annotations.NullMarked;
