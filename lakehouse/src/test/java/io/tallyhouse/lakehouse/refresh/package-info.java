@NullMarked
package io.tallyhouse.lakehouse.refresh;

import org.jspecify.annotations.NullMarked;
