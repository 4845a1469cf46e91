@NullMarked
package io.tallyhouse.dashboards.trino;

import org.jspecify.annotations.NullMarked;
