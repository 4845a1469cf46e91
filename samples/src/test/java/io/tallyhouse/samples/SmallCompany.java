package io.tallyhouse.samples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One company of test size, written once for all tests that only read it. */
final class SmallCompany {
    static final SampleOptions OPTIONS = new SampleOptions(0.002, 7);

    /** The folder, what writing it reported, and its answers. */
    record Written(Path folder, SampleSummary summary, JsonNode truth) {}

    private static final class Holder {
        private static final Written COMPANY = write();
    }

    private SmallCompany() {}

    static Written company() {
        return Holder.COMPANY;
    }

    private static Written write() {
        try {
            Path folder = Files.createTempDirectory("sample-company");
            SampleSummary summary = SampleCompany.write(folder, OPTIONS);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> Folders.delete(folder)));
            return new Written(
                    folder,
                    summary,
                    new ObjectMapper()
                            .readTree(folder.resolve(SampleCompany.TRUTH_FILE).toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the small company", e);
        }
    }
}
