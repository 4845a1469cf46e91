@NullMarked
package io.tallyhouse.quality.gate;

import org.jspecify.annotations.NullMarked;
