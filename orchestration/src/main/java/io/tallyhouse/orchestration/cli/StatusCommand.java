package io.tallyhouse.orchestration.cli;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.runs.LedgerDatabase;
import io.tallyhouse.pipelines.landing.JdbcFileLedger;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is in the warehouse. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description =
                "What is in the warehouse: rows landed, stored and set aside, the release served, who writes now.")
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private final WarehouseOptions warehouse = new WarehouseOptions();

    @Mixin
    private final Streams streams = new Streams();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean isJson;

    @Override
    public Integer call() {
        WarehouseConfiguration configuration = warehouse.read();
        LedgerDatabase database = new LedgerDatabase(configuration);
        new JdbcFileLedger(database); // makes its tables, which a new warehouse lacks
        List<Map<String, Object>> objects = database.query(
                "select source, object, count(*), sum(rows_read), sum(rows_stored), sum(rows_quarantined), sum(rows_duplicate)"
                        + " from th_batch where state = 'STORED' group by source, object order by source, object",
                row -> {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("source", row.getString(1));
                    one.put("object", row.getString(2));
                    one.put("batches", row.getLong(3));
                    one.put("rows_read", row.getLong(4));
                    one.put("stored", row.getLong(5));
                    one.put("quarantined", row.getLong(6));
                    one.put("duplicates", row.getLong(7));
                    return one;
                });
        String served = database.first(
                        "select release_id, released_at from th_release order by release_id desc",
                        row -> "release %d of %s".formatted(row.getLong(1), row.getString(2)))
                .orElse("nothing yet");
        String writer = database.first(
                        "select command, pid, host, acquired_at from th_lease",
                        row -> "`%s`, process %d on %s since %s"
                                .formatted(row.getString(1), row.getLong(2), row.getString(3), row.getString(4)))
                .orElse("nobody");
        PrintWriter out = streams.out();
        if (isJson) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("warehouse", configuration.warehouse());
            result.put("served", served);
            result.put("writer", writer);
            result.put("objects", objects);
            out.println(Output.json(result));
        } else {
            out.printf("warehouse  %s%n", configuration.warehouse());
            out.printf("landing    %s%n", String.join(", ", configuration.landing()));
            out.printf("served     %s%n", served);
            out.printf("writer     %s%n%n", writer);
            out.print(Output.table(objects));
        }
        return ExitCode.DONE.code();
    }
}
