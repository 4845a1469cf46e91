package io.tallyhouse.samples;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The folder that the company's files are delivered to: {@code <source>/<object>/<object>_<date>.<extension>}. */
final class Landing {
    private final Path folder;
    private final Map<String, ObjectCounts> counts = new TreeMap<>();

    Landing(Path folder) {
        this.folder = folder;
    }

    /** Starts the export of one object. */
    Export open(Layout layout) {
        ObjectCounts objectCounts = new ObjectCounts(layout.qualifiedName());
        if (counts.putIfAbsent(layout.qualifiedName(), objectCounts) != null) {
            throw new IllegalStateException(layout.qualifiedName() + " is exported twice");
        }
        return new Export(folder.resolve(layout.source()).resolve(layout.object()), layout, objectCounts);
    }

    /** Counts by object, in order of name. */
    Map<String, ObjectCounts> counts() {
        return counts;
    }

    SampleSummary summary() {
        long files = 0;
        long rows = 0;
        long bytes = 0;
        for (ObjectCounts object : counts.values()) {
            files += object.files();
            rows += object.rows() + object.resentRows();
            bytes += object.bytes();
        }
        return new SampleSummary(files, rows, bytes);
    }
}
