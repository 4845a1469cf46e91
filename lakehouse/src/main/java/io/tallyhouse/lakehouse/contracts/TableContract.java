package io.tallyhouse.lakehouse.contracts;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One object of a source, or one silver or gold table.
 *
 * @param name table name without schema
 * @param description what it holds
 * @param grain what one row is
 * @param columns in contract order
 * @param aliases other names of the same object
 * @param entityKey columns that name the entity of which rows are versions; the key where none is given
 * @param loadedAt column with the loader's instant of observation; load metadata, never content
 * @param cursor column that orders versions seen at one instant
 * @param deleted boolean column by which the loader reports a deletion
 * @param rules quality rules of the whole table
 */
public record TableContract(
        String name,
        String description,
        String grain,
        List<Column> columns,
        List<String> aliases,
        List<String> entityKey,
        Optional<String> loadedAt,
        Optional<String> cursor,
        Optional<String> deleted,
        List<QualityRule> rules) {
    public TableContract {
        requireNonNull(name, "name is null");
        requireNonNull(description, "description is null");
        requireNonNull(grain, "grain is null");
        requireNonNull(loadedAt, "loadedAt is null");
        requireNonNull(cursor, "cursor is null");
        requireNonNull(deleted, "deleted is null");
        columns = List.copyOf(columns);
        aliases = List.copyOf(aliases);
        entityKey = List.copyOf(entityKey);
        rules = List.copyOf(rules);
    }

    /** Names of the primary key's columns, in key order. */
    public List<String> key() {
        return columns.stream()
                .filter(column -> column.keyPosition() > 0)
                .sorted(Comparator.comparingInt(Column::keyPosition))
                .map(Column::name)
                .toList();
    }

    /** The column of that name, if there is one. */
    public Optional<Column> column(String columnName) {
        return columns.stream()
                .filter(column -> column.name().equals(columnName))
                .findFirst();
    }

    /** The column that a file's header means, by its name or an alias, both folded; empty if there is none. */
    public Optional<Column> columnForHeader(String header) {
        String folded = ColumnNames.fold(header);
        return columns.stream()
                .filter(column -> ColumnNames.fold(column.name()).equals(folded)
                        || column.aliases().stream()
                                .anyMatch(alias -> ColumnNames.fold(alias).equals(folded)))
                .findFirst();
    }

    /** The same table with these columns as its entity's key. */
    TableContract withEntityKey(List<String> columnNames) {
        return new TableContract(
                name, description, grain, columns, aliases, columnNames, loadedAt, cursor, deleted, rules);
    }

    /** The same table with more rules. */
    TableContract withRules(List<QualityRule> more) {
        return new TableContract(
                name,
                description,
                grain,
                columns,
                aliases,
                entityKey,
                loadedAt,
                cursor,
                deleted,
                Stream.concat(rules.stream(), more.stream()).toList());
    }

    /** Rules of the table and of its columns, in contract order. */
    public List<QualityRule> allRules() {
        return Stream.concat(columns.stream().flatMap(column -> column.rules().stream()), rules.stream())
                .toList();
    }
}
