/** Serving a warehouse through Trino: the server's files, its Java, its process, its tables, and queries. */
@NullMarked
package io.tallyhouse.dashboards.trino;

import org.jspecify.annotations.NullMarked;
