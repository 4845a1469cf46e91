package io.tallyhouse.models.attribution;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.tallyhouse.models.attribution.paths.PathFile;
import io.tallyhouse.models.attribution.paths.PathFileFormat;
import io.tallyhouse.models.attribution.paths.Paths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** ChannelAttribution's demonstration data, which lies beside the repository where it is available. */
public final class PathData {
    private static final Path FOLDER = Path.of("..", "..", "shared", "data", "attribution");

    private PathData() {}

    /** The path file; the test is skipped where it is absent. */
    public static Path file() {
        return present("pathdata.csv");
    }

    /** The paths with nulls. */
    public static Paths withNulls() {
        return PathFile.read(file(), PathFileFormat.STANDARD.withNulls("total_null"));
    }

    /** The paths without nulls. */
    public static Paths withoutNulls() {
        return PathFile.read(file(), PathFileFormat.STANDARD);
    }

    /** Exact figures computed elsewhere. */
    public static List<NamedCsvRecord> reference() throws IOException {
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().ofNamedCsvRecord(present("pathdata_reference.csv"))) {
            return reader.stream().toList();
        }
    }

    private static Path present(String name) {
        Path file = FOLDER.resolve(name);
        assumeTrue(Files.exists(file), "skipped: " + file + " is not beside this repository");
        return file;
    }
}
