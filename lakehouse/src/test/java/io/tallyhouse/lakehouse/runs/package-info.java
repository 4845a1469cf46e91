@NullMarked
package io.tallyhouse.lakehouse.runs;

import org.jspecify.annotations.NullMarked;
