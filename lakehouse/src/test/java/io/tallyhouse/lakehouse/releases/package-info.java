@NullMarked
package io.tallyhouse.lakehouse.releases;

import org.jspecify.annotations.NullMarked;
