@NullMarked
package io.tallyhouse.models.attribution.uncertainty;

import org.jspecify.annotations.NullMarked;
