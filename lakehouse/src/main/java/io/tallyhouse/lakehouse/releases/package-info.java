/** Gold tables and how they are released: all of them in one transaction, or none. */
@NullMarked
package io.tallyhouse.lakehouse.releases;

import org.jspecify.annotations.NullMarked;
