package io.tallyhouse.pipelines.landing;

import java.util.Locale;
import java.util.Optional;

/** Which dialect reads a file, by the end of its name. */
enum FileFormat {
    CSV,
    JSON_LINES,
    PARQUET;

    Dialect dialect() {
        return switch (this) {
            case CSV -> new CsvDialect();
            case JSON_LINES -> new JsonLinesDialect();
            case PARQUET -> new ParquetDialect();
        };
    }

    /** The format of a file name, if its end is known. */
    static Optional<FileFormat> of(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        if (name.endsWith(".parquet")) {
            return Optional.of(PARQUET);
        }
        String unpacked = name.endsWith(".gz") ? name.substring(0, name.length() - ".gz".length()) : name;
        if (unpacked.endsWith(".csv")) {
            return Optional.of(CSV);
        }
        return unpacked.endsWith(".jsonl") || unpacked.endsWith(".ndjson") ? Optional.of(JSON_LINES) : Optional.empty();
    }

    /** The file name without the endings that tell the format. */
    static String baseName(String fileName) {
        return fileName.replaceFirst("(?i)\\.(parquet|(csv|jsonl|ndjson)(\\.gz)?)$", "");
    }
}
