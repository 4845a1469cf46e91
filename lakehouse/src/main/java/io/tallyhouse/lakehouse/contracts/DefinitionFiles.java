package io.tallyhouse.lakehouse.contracts;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.lakehouse.resources.PackedFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Every contract and SQL file of the house, sorted by path. */
public record DefinitionFiles(List<DefinitionFile> files) {
    /** Folders of the repository that hold contracts. */
    private static final List<String> FOLDERS = List.of("pipelines/sources", "pipelines/silver", "models/gold");

    private static final Predicate<String> IS_DEFINITION =
            Pattern.compile("contract\\.ya?ml|.*\\.odcs\\.ya?ml|.*\\.sql").asMatchPredicate();

    public DefinitionFiles {
        files = files.stream()
                .sorted(Comparator.comparing(DefinitionFile::path))
                .toList();
    }

    /**
     * The files in class folders and jars.
     *
     * @throws UserError if one cannot be read, or two places hold different files of one path
     */
    public static DefinitionFiles onClassPath(ClassLoader loader) {
        return of(folder -> PackedFiles.onClassPath(loader, folder, IS_DEFINITION));
    }

    /**
     * The files of a working copy.
     *
     * @throws UserError if none of the folders is there, or a file cannot be read
     */
    public static DefinitionFiles inFolder(Path repositoryRoot) {
        if (FOLDERS.stream().map(repositoryRoot::resolve).noneMatch(Files::isDirectory)) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    "Cannot read contracts in %s: it holds none of the folders %s. Name the root of the repository."
                            .formatted(repositoryRoot, String.join(", ", FOLDERS)));
        }
        return of(folder -> PackedFiles.inFolder(repositoryRoot, folder, IS_DEFINITION));
    }

    private static DefinitionFiles of(Function<String, Map<String, String>> reading) {
        return new DefinitionFiles(FOLDERS.stream()
                .flatMap(folder -> reading.apply(folder).entrySet().stream())
                .map(file -> new DefinitionFile(file.getKey(), file.getValue()))
                .toList());
    }
}
