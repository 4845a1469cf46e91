@NullMarked
package io.tallyhouse.lakehouse.query;

import org.jspecify.annotations.NullMarked;
