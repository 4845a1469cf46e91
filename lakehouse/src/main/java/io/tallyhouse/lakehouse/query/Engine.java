package io.tallyhouse.lakehouse.query;

/** Who runs a query. Table names are the same in both; strings, comments and some functions are not. */
public enum Engine {
    SPARK,
    TRINO
}
