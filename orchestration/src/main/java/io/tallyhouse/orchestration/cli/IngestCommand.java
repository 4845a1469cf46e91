package io.tallyhouse.orchestration.cli;

import io.tallyhouse.orchestration.run.Job;
import io.tallyhouse.orchestration.run.OpenWarehouse;
import io.tallyhouse.orchestration.terminal.Steps;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Landing to bronze. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description = "Load new files into bronze; rows that cannot be read go to quarantine with their reason.")
final class IngestCommand extends JobCommand {
    @Option(
            names = "--source",
            paramLabel = "SOURCE",
            split = ",",
            description = "Only files of this source. May be given several times.")
    private List<String> sources = List.of();

    @Override
    String words() {
        return "ingest";
    }

    @Override
    boolean makesWarehouse() {
        return true;
    }

    @Override
    Map<String, Object> work(OpenWarehouse open, Job job, Steps steps) {
        return Map.of("batches", job.ingest(sources, Job.SETTLE).size());
    }
}
