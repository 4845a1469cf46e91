package io.tallyhouse.orchestration.end;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyhouse.lakehouse.config.ConfigurationReader;
import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.contracts.ContractReader;
import io.tallyhouse.lakehouse.contracts.DefinitionFiles;
import io.tallyhouse.lakehouse.contracts.TableContract;
import io.tallyhouse.lakehouse.query.Engine;
import io.tallyhouse.lakehouse.query.TableDigest;
import io.tallyhouse.lakehouse.query.TableDigest.DigestColumn;
import io.tallyhouse.lakehouse.query.TableDigest.Instants;
import io.tallyhouse.lakehouse.session.SparkSessions;
import io.tallyhouse.orchestration.cli.Tallyhouse;
import io.tallyhouse.orchestration.run.SparkQuery;
import io.tallyhouse.orchestration.terminal.ResultFormat;
import io.tallyhouse.orchestration.terminal.ResultFormat.Rows;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs the program's commands in this process, as a person would type them. */
final class Program {
    /** The morning after the sample company's last day. */
    static final String AS_OF = "2026-01-01T06:00:00Z";

    private Program() {}

    /** What a command left behind. */
    record Ended(int exitCode, String out, String err) {
        Ended orFail() {
            assertThat(exitCode).as("%s%n%s", out, err).isZero();
            return this;
        }
    }

    static Ended run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream before = System.out;
        try (PrintStream shown = new PrintStream(out, true, StandardCharsets.UTF_8);
                PrintStream problems = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            System.setOut(shown);
            int exitCode = Tallyhouse.run(shown, problems, arguments);
            return new Ended(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }

    static WarehouseConfiguration configuration(Path warehouse) {
        return ConfigurationReader.readFolder(warehouse, System.getenv());
    }

    /** A statement's answer as CSV without its header. */
    static String csv(Path warehouse, String sql) {
        Rows rows = SparkQuery.run(SparkSessions.open(configuration(warehouse)), sql);
        String text = ResultFormat.CSV.write(rows);
        return text.substring(text.indexOf('\n') + 1).strip();
    }

    static List<TableContract> goldTables() {
        return ContractReader.read(DefinitionFiles.onClassPath(Program.class.getClassLoader())).gold().stream()
                .map(contract -> contract.tables().get(0))
                .toList();
    }

    /** The statement that sums up a gold table, as one engine runs it; the suffix names a version. */
    static String digestSql(TableContract table, String suffix, Engine engine) {
        return TableDigest.sql(
                "gold.analytics." + table.name() + suffix,
                table.columns().stream()
                        .map(column -> new DigestColumn(column.name(), column.type()))
                        .toList(),
                Instants.MICROSECONDS,
                engine);
    }

    /** Row count and digest of each gold table that is served. */
    static Map<String, String> digests(Path warehouse) {
        return digests(warehouse, "");
    }

    static Map<String, String> digests(Path warehouse, String suffix) {
        Map<String, String> digests = new TreeMap<>();
        for (TableContract table : goldTables()) {
            digests.put(table.name(), csv(warehouse, digestSql(table, suffix, Engine.SPARK)));
        }
        return digests;
    }
}
