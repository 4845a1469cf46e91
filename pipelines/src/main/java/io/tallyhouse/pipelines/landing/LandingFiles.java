package io.tallyhouse.pipelines.landing;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.lakehouse.contracts.ColumnNames;
import io.tallyhouse.lakehouse.contracts.Contract;
import io.tallyhouse.lakehouse.contracts.TableContract;
import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.Nearest;
import io.tallyhouse.lakehouse.errors.UserError;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Finds the files in a landing folder: {@code <source>/<object>/…} at any depth, or {@code <source>/<object>.<ext>}. A file that
 * belongs to nothing is noted, never passed over in silence.
 */
final class LandingFiles {
    private static final List<String> UNFINISHED =
            List.of(".tmp", ".part", ".partial", ".filepart", ".inprogress", ".crdownload");
    private final Configuration configuration;
    private final List<Contract> sources;
    private final Set<String> wanted;
    private final Map<ObjectName, List<LandedFile>> files = new TreeMap<>();
    private final List<Note> notes = new ArrayList<>();

    private LandingFiles(Configuration configuration, List<Contract> sources, Set<String> wanted) {
        this.configuration = configuration;
        this.sources = sources;
        this.wanted = wanted;
    }

    /**
     * Looks into the landing folders.
     *
     * @param wanted names of the sources to look for; empty means all
     * @throws UserError if a folder cannot be listed
     */
    static Scan scan(Configuration configuration, List<String> landing, List<Contract> sources, Set<String> wanted) {
        LandingFiles scan = new LandingFiles(configuration, sources, wanted);
        for (String folder : landing) {
            scan.scanLanding(folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder);
        }
        scan.files.values().forEach(found -> found.sort(Comparator.naturalOrder()));
        return new Scan(scan.files, scan.notes);
    }

    /** The file as it is now; nothing where it is gone. */
    static Optional<LandedFile> look(Configuration configuration, LandedFile file) throws IOException {
        Path path = new Path(file.uri());
        try {
            return Optional.of(landed(
                    file.landing(),
                    file.path(),
                    path.getFileSystem(configuration).getFileStatus(path)));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    private void scanLanding(String landing) {
        Path root = new Path(landing);
        try {
            FileSystem fileSystem = root.getFileSystem(configuration);
            if (!fileSystem.exists(root)) {
                throw new UserError(
                        ExitCode.SOURCE_UNREADABLE,
                        "Cannot look for files in %s: there is no such folder. Make it, or correct `landing` in tallyhouse.yaml."
                                .formatted(landing));
            }
            for (FileStatus entry : list(fileSystem, root)) {
                scanSource(fileSystem, landing, entry);
            }
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.SOURCE_UNREADABLE,
                    "Cannot look for files in %s: %s. Check the folder and its rights."
                            .formatted(landing, e.getMessage()),
                    e);
        }
    }

    private void scanSource(FileSystem fileSystem, String landing, FileStatus folder) throws IOException {
        String name = folder.getPath().getName();
        if (!folder.isDirectory()) {
            notes.add(new Note(name, "is not loaded: it lies outside of a source's folder"));
            return;
        }
        Optional<Contract> source = sources.stream()
                .filter(contract -> contract.id().equals(ColumnNames.fold(name)))
                .findFirst();
        if (source.isEmpty()) {
            if (wanted.isEmpty()) {
                List<String> known = sources.stream().map(Contract::id).toList();
                notes.add(new Note(
                        name + "/", "is not loaded: no contract has this source. " + Nearest.remedy(name, known)));
            }
            return;
        }
        if (!wanted.isEmpty() && !wanted.contains(source.orElseThrow().id())) {
            return;
        }
        for (FileStatus entry : list(fileSystem, folder.getPath())) {
            scanObject(fileSystem, landing, source.orElseThrow(), name, entry);
        }
    }

    private void scanObject(FileSystem fileSystem, String landing, Contract source, String folder, FileStatus entry)
            throws IOException {
        String name = entry.getPath().getName();
        String path = folder + "/" + name;
        if (isPassedOver(path, name)) {
            return;
        }
        String objectName = entry.isDirectory() ? name : FileFormat.baseName(name);
        Optional<TableContract> table = source.tableForLandingName(objectName);
        if (table.isEmpty()) {
            List<String> known =
                    source.tables().stream().map(TableContract::name).toList();
            notes.add(new Note(
                    entry.isDirectory() ? path + "/" : path,
                    "is not loaded: the contract of %s has no object \"%s\". %s"
                            .formatted(source.id(), objectName, Nearest.remedy(objectName, known))));
            return;
        }
        ObjectName object = new ObjectName(source.id(), table.orElseThrow().name());
        if (entry.isDirectory()) {
            collect(fileSystem, landing, path, entry.getPath(), object);
        } else {
            add(landing, path, entry, object);
        }
    }

    private void collect(FileSystem fileSystem, String landing, String path, Path folder, ObjectName object)
            throws IOException {
        for (FileStatus entry : list(fileSystem, folder)) {
            String name = entry.getPath().getName();
            String below = path + "/" + name;
            if (isPassedOver(below, name)) {
                continue;
            }
            if (entry.isDirectory()) {
                collect(fileSystem, landing, below, entry.getPath(), object);
            } else {
                add(landing, below, entry, object);
            }
        }
    }

    private void add(String landing, String path, FileStatus status, ObjectName object) {
        if (FileFormat.of(path).isEmpty()) {
            notes.add(new Note(
                    path, "is not loaded: only csv, jsonl, ndjson (each also .gz) and parquet files are read"));
            return;
        }
        files.computeIfAbsent(object, key -> new ArrayList<>()).add(landed(landing, path, status));
    }

    private boolean isPassedOver(String path, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (name.startsWith("_") || UNFINISHED.stream().anyMatch(lower::endsWith)) {
            notes.add(new Note(path, "waits: its name says that it is still being written"));
            return true;
        }
        if (name.startsWith(".")) {
            notes.add(new Note(path, "is not loaded: it is hidden"));
            return true;
        }
        return false;
    }

    /** Only what a listing gives at no further cost: rights and block places are asked for file by file. */
    private static LandedFile landed(String landing, String path, FileStatus status) {
        return new LandedFile(landing, path, status.getLen(), Instant.ofEpochMilli(status.getModificationTime()));
    }

    private static List<FileStatus> list(FileSystem fileSystem, Path folder) throws IOException {
        return Arrays.stream(fileSystem.listStatus(folder))
                .sorted(Comparator.comparing(status -> status.getPath().getName()))
                .toList();
    }

    /** An object of a source. */
    record ObjectName(String source, String object) implements Comparable<ObjectName> {
        ObjectName {
            requireNonNull(source, "source is null");
            requireNonNull(object, "object is null");
        }

        @Override
        public int compareTo(ObjectName other) {
            int bySource = source.compareTo(other.source);
            return bySource != 0 ? bySource : object.compareTo(other.object);
        }

        @Override
        public String toString() {
            return source + "." + object;
        }
    }

    /** What was found: files by object, oldest first, and notes on the rest. */
    record Scan(Map<ObjectName, List<LandedFile>> files, List<Note> notes) {
        Scan {
            files = Map.copyOf(files);
            notes = List.copyOf(notes);
        }
    }
}
