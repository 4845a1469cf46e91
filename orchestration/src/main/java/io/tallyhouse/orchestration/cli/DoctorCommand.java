package io.tallyhouse.orchestration.cli;

import io.tallyhouse.dashboards.trino.TrinoJava;
import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The machine. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Check the machine: Java, memory, disk, the warehouse's folder, and what `serve` needs.")
final class DoctorCommand implements Callable<Integer> {
    private static final long GIGABYTE = 1L << 30;

    @Mixin
    private final WarehouseOptions warehouse = new WarehouseOptions();

    @Mixin
    private final Streams streams = new Streams();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean isJson;

    @Override
    public Integer call() {
        List<Map<String, Object>> findings = new ArrayList<>();
        int java = Runtime.version().feature();
        add(findings, "java", java >= 17 && java < 24, "Java %d; Spark runs on 17 to 23".formatted(java));
        long heap = Runtime.getRuntime().maxMemory();
        add(
                findings,
                "memory",
                heap >= GIGABYTE,
                String.format(Locale.ROOT, "%.1f GB of heap; 1 GB is the least", heap / (double) GIGABYTE));
        add(
                findings,
                "cores",
                true,
                "%d processors".formatted(Runtime.getRuntime().availableProcessors()));
        Path folder = existingParent(warehouse.folder());
        long free = folder.toFile().getUsableSpace();
        add(
                findings,
                "disk",
                free >= 2 * GIGABYTE,
                String.format(Locale.ROOT, "%.1f GB free at %s; 2 GB is the least", free / (double) GIGABYTE, folder));
        add(
                findings,
                "folder",
                Files.isWritable(folder),
                "%s can %sbe written".formatted(folder, Files.isWritable(folder) ? "" : "not "));
        addTrinoJava(findings);
        boolean isGood = findings.stream().allMatch(one -> !"problem".equals(one.get("state")));
        streams.out().print(isJson ? Output.json(findings) + "\n" : Output.table(findings));
        return isGood ? ExitCode.DONE.code() : ExitCode.CONFIGURATION.code();
    }

    private static void addTrinoJava(List<Map<String, Object>> findings) {
        try {
            add(
                    findings,
                    "trino java",
                    true,
                    TrinoJava.installed(System.getenv())
                            .map(java -> "Java %d in %s".formatted(java.release(), java.home()))
                            .orElse("no Java 24 or newer is installed; `serve` fetches one from PyPI"));
        } catch (UserError e) {
            add(findings, "trino java", false, String.valueOf(e.getMessage()));
        }
    }

    private static void add(List<Map<String, Object>> findings, String what, boolean isGood, String found) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("check", what);
        one.put("state", isGood ? "good" : "problem");
        one.put("found", found);
        findings.add(one);
    }

    private static Path existingParent(Path folder) {
        Path path = folder;
        while (!Files.exists(path)) {
            Path parent = path.getParent();
            if (parent == null) {
                return path;
            }
            path = parent;
        }
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }
}
