package io.tallyhouse.orchestration.cli;

import io.tallyhouse.lakehouse.releases.Release;
import io.tallyhouse.orchestration.run.Job;
import io.tallyhouse.orchestration.run.OpenWarehouse;
import io.tallyhouse.orchestration.terminal.Steps;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;

/** Publishes what was built and checked. */
@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        description = "Serve what was built and checked: all gold tables in one transaction, or none.")
final class ReleaseCommand extends JobCommand {
    @Override
    String words() {
        return "release";
    }

    @Override
    Map<String, Object> work(OpenWarehouse open, Job job, Steps steps) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("release_id", job.release().map(Release::releaseId).orElse(null));
        return result;
    }
}
