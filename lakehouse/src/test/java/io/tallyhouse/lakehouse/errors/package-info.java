@NullMarked
package io.tallyhouse.lakehouse.errors;

import org.jspecify.annotations.NullMarked;
