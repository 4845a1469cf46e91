/** Why figures are what they are, read from the tables that are served. */
@NullMarked
package io.tallyhouse.orchestration.explain;

import org.jspecify.annotations.NullMarked;
