/** Data contracts (ODCS 3.1): what lands, what is stored, and what must hold. */
@NullMarked
package io.tallyhouse.lakehouse.contracts;

import org.jspecify.annotations.NullMarked;
