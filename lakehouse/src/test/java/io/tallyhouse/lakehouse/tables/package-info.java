@NullMarked
package io.tallyhouse.lakehouse.tables;

import org.jspecify.annotations.NullMarked;
