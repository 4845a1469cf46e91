package io.tallyhouse.lakehouse.contracts;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A data contract: the parts of an ODCS document that the machine uses.
 *
 * @param id unique among contracts of its layer; a source's name, or a table's
 * @param layer where its tables live
 * @param file contract file, from the repository's root
 * @param version the contract's own version
 * @param domain business domain
 * @param purpose what it is for
 * @param owner team that answers for it
 * @param retention how long rows are kept, as ISO 8601 period ({@code P37M})
 * @param tables in contract order
 * @param feeds which select makes which silver table; empty but for sources
 * @param refresh how a gold table is kept up to date; empty but for gold
 */
public record Contract(
        String id,
        Layer layer,
        String file,
        String version,
        String domain,
        String purpose,
        String owner,
        String retention,
        List<TableContract> tables,
        List<Feed> feeds,
        Optional<Refresh> refresh) {
    public Contract {
        requireNonNull(id, "id is null");
        requireNonNull(layer, "layer is null");
        requireNonNull(file, "file is null");
        requireNonNull(version, "version is null");
        requireNonNull(domain, "domain is null");
        requireNonNull(purpose, "purpose is null");
        requireNonNull(owner, "owner is null");
        requireNonNull(retention, "retention is null");
        requireNonNull(refresh, "refresh is null");
        tables = List.copyOf(tables);
        feeds = List.copyOf(feeds);
    }

    /** The table of that name, if there is one. */
    public Optional<TableContract> table(String name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    /** The table that a landing folder or file name (without its ending) means, by its name or an alias, both folded. */
    public Optional<TableContract> tableForLandingName(String name) {
        String folded = ColumnNames.fold(name);
        return tables.stream()
                .filter(table -> table.name().equals(folded)
                        || table.aliases().stream()
                                .anyMatch(alias -> ColumnNames.fold(alias).equals(folded)))
                .findFirst();
    }

    /** The layers that hold tables under contract. */
    public enum Layer {
        SOURCE,
        SILVER,
        GOLD
    }

    /**
     * A select of a source that makes rows of a silver table.
     *
     * @param table silver table
     * @param query file name of the select, beside the contract
     * @param sql the select
     * @param lookups objects read whole, at the latest version of each entity
     */
    public record Feed(String table, String query, String sql, List<String> lookups) {
        public Feed {
            requireNonNull(table, "table is null");
            requireNonNull(query, "query is null");
            requireNonNull(sql, "sql is null");
            lookups = List.copyOf(lookups);
        }
    }

    /**
     * How a gold table follows its inputs.
     *
     * @param sql the select, from {@code query.sql}
     * @param keys output columns whose changed values are rebuilt; empty means the whole table is
     * @param inputs for each input restricted to changed keys, its columns that match {@code keys} by position
     * @param model the model that makes the table's rows of the select's; empty where the select's rows are the table's
     */
    public record Refresh(String sql, List<String> keys, List<KeyedInput> inputs, Optional<ModelUse> model) {
        public Refresh {
            requireNonNull(sql, "sql is null");
            requireNonNull(model, "model is null");
            keys = List.copyOf(keys);
            inputs = List.copyOf(inputs);
        }

        /** The select's rows are the table's, made anew whenever an input changed. */
        public static Refresh full(String sql) {
            return new Refresh(sql, List.of(), List.of(), Optional.empty());
        }

        /** Whether the whole table is rebuilt when an input changed. */
        public boolean isFull() {
            return keys.isEmpty();
        }
    }

    /**
     * A model in Java that makes a table's rows of a select's, where SQL has no word for it.
     *
     * @param name the model
     * @param definitions the gold table that declares what it computes; empty where it has no settings
     * @param line where the contract names it
     */
    public record ModelUse(String name, Optional<String> definitions, int line) {
        public ModelUse {
            requireNonNull(name, "name is null");
            requireNonNull(definitions, "definitions is null");
        }
    }

    /** An input and its columns that match the refresh keys by position. */
    public record KeyedInput(String table, List<String> columns) {
        public KeyedInput {
            requireNonNull(table, "table is null");
            columns = List.copyOf(columns);
        }
    }
}
