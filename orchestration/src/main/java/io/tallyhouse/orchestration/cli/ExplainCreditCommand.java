package io.tallyhouse.orchestration.cli;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.orchestration.explain.CreditExplanation;
import io.tallyhouse.orchestration.explain.CreditQuestion;
import io.tallyhouse.orchestration.terminal.ResultFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Why each touch of an opportunity has the credit it has. */
@Command(
        name = "credit",
        mixinStandardHelpOptions = true,
        description = "The journey of an opportunity: each touch, its share by each model and the rule that gave it, "
                + "and the touches that were left out and why.")
final class ExplainCreditCommand implements Callable<Integer> {
    @Mixin
    private final WarehouseOptions warehouse = new WarehouseOptions();

    @Mixin
    private final Streams streams = new Streams();

    @Mixin
    private final QuestionOptions question = new QuestionOptions();

    @Option(
            names = "--opportunity",
            required = true,
            paramLabel = "ID",
            description = "The opportunity, as its source names it.")
    private String opportunity = "";

    @Option(names = "--stage", description = "${COMPLETION-CANDIDATES}. Default: the last that was reached.")
    private CreditQuestion.@Nullable Stage stage;

    @Option(names = "--model", paramLabel = "M", description = "Only this model. Default: all.")
    private @Nullable String model;

    @Option(
            names = "--format",
            description =
                    "${COMPLETION-CANDIDATES}. csv and json give one row per touch and model. Default: ${DEFAULT-VALUE}.")
    private ResultFormat format = ResultFormat.TABLE;

    @Override
    public Integer call() {
        CreditQuestion asked = new CreditQuestion(opportunity, Optional.ofNullable(stage), Optional.ofNullable(model));
        streams.out().print(CreditExplanation.write(asked, question.reader(warehouse.read()), format));
        return ExitCode.DONE.code();
    }
}
