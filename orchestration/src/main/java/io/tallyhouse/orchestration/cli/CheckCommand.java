package io.tallyhouse.orchestration.cli;

import io.tallyhouse.orchestration.run.Job;
import io.tallyhouse.orchestration.run.OpenWarehouse;
import io.tallyhouse.orchestration.terminal.Steps;
import io.tallyhouse.quality.gate.QualityReport;
import java.util.Map;
import picocli.CommandLine.Command;

/** Quality checks and reconciliations. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Check what was built against its contracts, and reconcile it. Ends with 4 when the gate is closed.")
final class CheckCommand extends JobCommand {
    @Override
    String words() {
        return "check";
    }

    @Override
    Map<String, Object> work(OpenWarehouse open, Job job, Steps steps) throws Exception {
        QualityReport report = new QualityReport(job.check());
        return Map.of("summary", report.summary(), "results", report.records());
    }
}
