@NullMarked
package io.tallyhouse.samples;

import org.jspecify.annotations.NullMarked;
