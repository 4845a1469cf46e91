@NullMarked
package io.tallyhouse.models.attribution.weights;

import org.jspecify.annotations.NullMarked;
