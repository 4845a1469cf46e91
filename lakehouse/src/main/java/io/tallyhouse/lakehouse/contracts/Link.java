package io.tallyhouse.lakehouse.contracts;

import java.util.List;

/** What a contract says of other tables; checked when all contracts are read. */
sealed interface Link {
    int line();

    /** A feed fills a silver table. */
    record Feeds(int line, String table) implements Link {}

    /** A gold table declares what a model computes. */
    record Declares(int line, String table) implements Link {}

    /** A column's values stand in another column. */
    record References(int line, Column column, Column.Reference target) implements Link {}

    /** Rows of an input are found by the refresh keys; {@code keyTypes} are the types of the keys. */
    record Refreshes(int line, String table, List<String> columns, List<String> keyTypes) implements Link {
        public Refreshes {
            columns = List.copyOf(columns);
            keyTypes = List.copyOf(keyTypes);
        }
    }
}
