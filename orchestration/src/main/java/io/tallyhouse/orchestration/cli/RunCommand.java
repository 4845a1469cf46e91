package io.tallyhouse.orchestration.cli;

import io.tallyhouse.lakehouse.releases.Release;
import io.tallyhouse.models.gold.GoldBuild.Scope;
import io.tallyhouse.orchestration.run.Job;
import io.tallyhouse.orchestration.run.OpenWarehouse;
import io.tallyhouse.orchestration.terminal.Steps;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The daily job. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description =
                "The daily job: ingest, build silver, build gold, check, release. Running it again changes nothing.")
class RunCommand extends JobCommand {
    @Option(
            names = "--source",
            paramLabel = "SOURCE",
            split = ",",
            description = "Only files of this source. May be given several times.")
    private List<String> sources = List.of();

    @Override
    String words() {
        return "run";
    }

    @Override
    boolean makesWarehouse() {
        return true;
    }

    @Override
    Map<String, Object> work(OpenWarehouse open, Job job, Steps steps) throws Exception {
        return daily(job, sources, Job.SETTLE);
    }

    static Map<String, Object> daily(Job job, List<String> sources, Duration settle) throws Exception {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("batches", job.ingest(sources, settle).size());
        result.put("silver_tables_built", job.buildSilver());
        result.put("gold_tables_built", job.buildGold(Scope.CHANGED));
        result.put("checks", job.check().size());
        Optional<Release> release = job.release();
        result.put("release_id", release.map(Release::releaseId).orElse(null));
        return result;
    }
}
