package io.tallyhouse.dashboards.trino;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.lakehouse.tables.DeltaFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/** Finds the Delta tables of a warehouse: every folder {@code <layer>/<schema>/<table>/_delta_log}. */
final class DeltaTables {
    static final List<String> LAYERS = List.of("bronze", "silver");

    private DeltaTables() {}

    /** One table, named as Trino and Spark name it. */
    record DeltaTable(String schema, String name, Path folder) {
        DeltaTable {
            requireNonNull(schema, "schema is null");
            requireNonNull(name, "name is null");
            requireNonNull(folder, "folder is null");
        }
    }

    /** The tables of one layer, by name. */
    static List<DeltaTable> scan(Path warehouse, String layer) throws IOException {
        List<DeltaTable> tables = new ArrayList<>();
        Configuration hadoop = new Configuration();
        for (Path schema : subfolders(warehouse.resolve(layer))) {
            for (Path table : subfolders(schema)) {
                if (DeltaFolder.hasCommit(new org.apache.hadoop.fs.Path(table.toUri()), hadoop)) {
                    tables.add(new DeltaTable(name(schema), name(table), table));
                }
            }
        }
        return tables;
    }

    private static List<Path> subfolders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory)
                    .filter(child ->
                            !name(child).startsWith("_") && !name(child).startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path folder) {
        return folder.getFileName().toString();
    }
}
