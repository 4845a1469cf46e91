/** SQL text for both engines, and what comes back from it. */
@NullMarked
package io.tallyhouse.lakehouse.query;

import org.jspecify.annotations.NullMarked;
