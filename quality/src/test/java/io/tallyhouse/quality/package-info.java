@NullMarked
package io.tallyhouse.quality;

import org.jspecify.annotations.NullMarked;
