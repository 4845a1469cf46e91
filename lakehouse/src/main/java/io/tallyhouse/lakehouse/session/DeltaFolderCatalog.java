package io.tallyhouse.lakehouse.session;

import io.tallyhouse.lakehouse.tables.DeltaFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchNamespaceException;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.NamespaceChange;
import org.apache.spark.sql.connector.catalog.SupportsNamespaces;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCatalog;
import org.apache.spark.sql.connector.catalog.TableChange;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.delta.catalog.DeltaTableV2;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import scala.Option;
import scala.collection.immutable.Map$;

/**
 * A Spark catalog over folders: {@code <folder>/<namespace>/<table>} is a Delta table. It gives Delta tables the names
 * that Trino knows them by, without a metastore. Tables are made by writing to their folder, never through this catalog.
 */
public final class DeltaFolderCatalog implements TableCatalog, SupportsNamespaces {
    private String catalogName = "";
    private String folder = "";

    @Override
    public void initialize(String name, CaseInsensitiveStringMap options) {
        catalogName = name;
        folder = options.getOrDefault("folder", "");
    }

    @Override
    public String name() {
        return catalogName;
    }

    @Override
    public Identifier[] listTables(String[] namespace) throws NoSuchNamespaceException {
        return subfolders(new Path(folder, namespace[0])).stream()
                .filter(path -> DeltaFolder.hasCommit(path, hadoop()))
                .map(path -> Identifier.of(namespace, path.getName()))
                .toArray(Identifier[]::new);
    }

    @Override
    public Table loadTable(Identifier identifier) throws NoSuchTableException {
        Path path = new Path(new Path(folder, String.join("/", identifier.namespace())), identifier.name());
        if (!DeltaFolder.hasCommit(path, hadoop())) {
            throw new NoSuchTableException(identifier);
        }
        return DeltaTableV2.apply(
                SparkSession.active(), path, Option.empty(), Option.empty(), Option.empty(), Map$.MODULE$.empty());
    }

    @Override
    public Table loadTable(Identifier identifier, String version) throws NoSuchTableException {
        return ((DeltaTableV2) loadTable(identifier))
                .withOptions(new scala.collection.immutable.Map.Map1<>("versionAsOf", version));
    }

    // Deprecated in the interface, and still abstract there.
    @SuppressWarnings("deprecation")
    @Override
    public Table createTable(
            Identifier identifier, StructType schema, Transform[] partitions, Map<String, String> properties) {
        throw new UnsupportedOperationException(
                "Cannot create %s.%s by SQL: tables come from contracts.".formatted(catalogName, identifier));
    }

    @Override
    public Table alterTable(Identifier identifier, TableChange... changes) {
        throw new UnsupportedOperationException(
                "Cannot alter %s.%s by SQL: columns come from contracts.".formatted(catalogName, identifier));
    }

    @Override
    public boolean dropTable(Identifier identifier) {
        throw new UnsupportedOperationException(
                "Cannot drop %s.%s: history is kept.".formatted(catalogName, identifier));
    }

    @Override
    public void renameTable(Identifier oldIdentifier, Identifier newIdentifier) {
        throw new UnsupportedOperationException("Cannot rename %s.%s.".formatted(catalogName, oldIdentifier));
    }

    @Override
    public String[][] listNamespaces() {
        return subfolders(new Path(folder)).stream()
                .map(path -> new String[] {path.getName()})
                .toArray(String[][]::new);
    }

    @Override
    public String[][] listNamespaces(String[] namespace) {
        return namespace.length == 0 ? listNamespaces() : new String[0][];
    }

    @Override
    public Map<String, String> loadNamespaceMetadata(String[] namespace) throws NoSuchNamespaceException {
        if (!exists(new Path(folder, String.join("/", namespace)))) {
            throw new NoSuchNamespaceException(namespace);
        }
        return Map.of();
    }

    @Override
    public void createNamespace(String[] namespace, Map<String, String> metadata) {
        throw new UnsupportedOperationException("Cannot create a schema by SQL: sources come from contracts.");
    }

    @Override
    public void alterNamespace(String[] namespace, NamespaceChange... changes) {
        throw new UnsupportedOperationException("Cannot alter a schema by SQL.");
    }

    @Override
    public boolean dropNamespace(String[] namespace, boolean cascade) {
        throw new UnsupportedOperationException("Cannot drop a schema: history is kept.");
    }

    private static boolean exists(Path path) {
        try {
            return fileSystem(path).exists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look at %s".formatted(path), e);
        }
    }

    private static List<Path> subfolders(Path parent) {
        try {
            FileSystem fileSystem = fileSystem(parent);
            if (!fileSystem.exists(parent)) {
                return Collections.emptyList();
            }
            return Arrays.stream(fileSystem.listStatus(parent))
                    .filter(FileStatus::isDirectory)
                    .map(FileStatus::getPath)
                    .filter(path -> !path.getName().startsWith("_"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list %s".formatted(parent), e);
        }
    }

    private static Configuration hadoop() {
        return SparkSession.active().sessionState().newHadoopConf();
    }

    private static FileSystem fileSystem(Path path) throws IOException {
        return path.getFileSystem(hadoop());
    }
}
