/** Placeholder. */
@NullMarked
package io.tallyhouse.dashboards;

import org.jspecify.annotations.NullMarked;
