@NullMarked
package io.tallyhouse.models.attribution.shapley;

import org.jspecify.annotations.NullMarked;
