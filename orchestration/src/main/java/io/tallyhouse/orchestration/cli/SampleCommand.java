package io.tallyhouse.orchestration.cli;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.samples.SampleCompany;
import io.tallyhouse.samples.SampleSummary;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The sample company's files. */
@Command(
        name = "sample",
        mixinStandardHelpOptions = true,
        description =
                "Write the files that a fictitious company's tools would export, and truth.json with the exact answers.")
final class SampleCommand implements Callable<Integer> {
    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to write.")
    private Path out = Path.of("landing");

    @Mixin
    private final SampleSize size = new SampleSize();

    @Mixin
    private final Streams streams = new Streams();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean isJson;

    @Override
    public Integer call() {
        SampleSummary summary = SampleCompany.write(out, size.options());
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("folder", out.toAbsolutePath().normalize().toString());
        result.put("files", summary.files());
        result.put("rows", summary.rows());
        result.put("bytes", summary.bytes());
        if (isJson) {
            streams.out().println(Output.json(result));
        } else {
            streams.out()
                    .printf(
                            Locale.ROOT,
                            "Wrote %,d files with %,d rows (%,d bytes) and truth.json to %s.%n",
                            summary.files(),
                            summary.rows(),
                            summary.bytes(),
                            result.get("folder"));
        }
        return ExitCode.DONE.code();
    }
}
