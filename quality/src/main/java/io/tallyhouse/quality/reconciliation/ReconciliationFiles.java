package io.tallyhouse.quality.reconciliation;

import io.tallyhouse.lakehouse.errors.Problems;
import io.tallyhouse.lakehouse.resources.PackedFiles;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The reconciliations that are packed with the program. */
public final class ReconciliationFiles {
    private static final String FOLDER = "quality/reconciliations";

    private ReconciliationFiles() {}

    /**
     * All reconciliations of the class path, by name.
     *
     * @throws io.tallyhouse.lakehouse.errors.UserError listing every problem of all files
     */
    public static List<Reconciliation> load() {
        Problems problems = new Problems();
        List<Reconciliation> reconciliations = ReconciliationReader.read(files(), problems);
        problems.throwIfAny("the reconciliations");
        return reconciliations;
    }

    private static Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        PackedFiles.under(FOLDER).forEach((path, text) -> files.put(path.substring(FOLDER.length() + 1), text));
        return files;
    }
}
