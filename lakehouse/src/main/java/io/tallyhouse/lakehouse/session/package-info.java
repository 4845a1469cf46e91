/** The Spark session and its catalogs: the same table names in Spark and in Trino. */
@NullMarked
package io.tallyhouse.lakehouse.session;

import org.jspecify.annotations.NullMarked;
