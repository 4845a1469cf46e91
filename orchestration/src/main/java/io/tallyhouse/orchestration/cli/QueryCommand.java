package io.tallyhouse.orchestration.cli;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.orchestration.terminal.ResultFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One SQL statement. */
@Command(
        name = "query",
        mixinStandardHelpOptions = true,
        description = "Run one SQL statement. Takes a running Trino (`tallyhouse serve`), else Spark.")
final class QueryCommand implements Callable<Integer> {
    @Mixin
    private final WarehouseOptions warehouse = new WarehouseOptions();

    @Mixin
    private final Streams streams = new Streams();

    @Mixin
    private final QuestionOptions question = new QuestionOptions();

    @Option(names = "--format", description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private ResultFormat format = ResultFormat.TABLE;

    @Parameters(paramLabel = "SQL", description = "The statement; the same text runs in both engines.")
    private String sql = "";

    @Override
    public Integer call() {
        streams.out().print(format.write(question.reader(warehouse.read()).apply(sql)));
        return ExitCode.DONE.code();
    }
}
