package io.tallyhouse.orchestration.cli;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.runs.LedgerDatabase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What was served. */
@Command(
        name = "releases",
        mixinStandardHelpOptions = true,
        description = "All releases, the newest first; each can be read with `query --release ID`.")
final class ReleasesCommand implements Callable<Integer> {
    @Mixin
    private final WarehouseOptions warehouse = new WarehouseOptions();

    @Mixin
    private final Streams streams = new Streams();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean isJson;

    @Override
    public Integer call() {
        List<Map<String, Object>> records = new LedgerDatabase(warehouse.read())
                .query(
                        "select r.release_id, r.run_id, r.as_of, r.released_at, count(*), sum(t.changed)"
                                + " from th_release r join th_release_table t on t.release_id = r.release_id"
                                + " group by r.release_id, r.run_id, r.as_of, r.released_at order by r.release_id desc",
                        row -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("release_id", row.getLong(1));
                            one.put("run_id", row.getString(2));
                            one.put("as_of", row.getString(3));
                            one.put("released_at", row.getString(4));
                            one.put("tables", row.getLong(5));
                            one.put("changed_tables", row.getLong(6));
                            return one;
                        });
        streams.out().print(isJson ? Output.json(records) + "\n" : Output.table(records));
        return ExitCode.DONE.code();
    }
}
