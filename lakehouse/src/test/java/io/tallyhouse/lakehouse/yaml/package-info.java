@NullMarked
package io.tallyhouse.lakehouse.yaml;

import org.jspecify.annotations.NullMarked;
