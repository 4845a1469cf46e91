@NullMarked
package io.tallyhouse.models.attribution.paths;

import org.jspecify.annotations.NullMarked;
