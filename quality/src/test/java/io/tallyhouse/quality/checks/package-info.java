@NullMarked
package io.tallyhouse.quality.checks;

import org.jspecify.annotations.NullMarked;
