@NullMarked
package io.tallyhouse.lakehouse.contracts;

import org.jspecify.annotations.NullMarked;
