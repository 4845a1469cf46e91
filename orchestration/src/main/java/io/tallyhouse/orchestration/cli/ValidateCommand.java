package io.tallyhouse.orchestration.cli;

import io.tallyhouse.lakehouse.config.ConfigurationReader;
import io.tallyhouse.lakehouse.contracts.ContractReader;
import io.tallyhouse.lakehouse.contracts.DefinitionFiles;
import io.tallyhouse.lakehouse.contracts.Definitions;
import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.Problem;
import io.tallyhouse.lakehouse.errors.Problems;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.models.gold.GoldModels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Contracts and configuration, checked with every problem in one go. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Check contracts and configuration; every problem is shown in one go, with file and line.")
final class ValidateCommand implements Callable<Integer> {
    @Mixin
    private final WarehouseOptions warehouse = new WarehouseOptions();

    @Mixin
    private final Streams streams = new Streams();

    @Option(
            names = "--repository",
            paramLabel = "DIR",
            description = "Check the contracts of this working copy, in place of those packed in the program.")
    private @Nullable Path repository;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean isJson;

    @Override
    public Integer call() {
        Problems problems = new Problems();
        DefinitionFiles files = repository == null
                ? DefinitionFiles.onClassPath(ValidateCommand.class.getClassLoader())
                : DefinitionFiles.inFolder(repository);
        Definitions definitions = ContractReader.read(files, problems);
        GoldModels.check(definitions.gold(), problems);
        String configuration = "none in %s".formatted(warehouse.folder());
        String wrongConfiguration = "";
        if (Files.exists(warehouse.folder().resolve(ConfigurationReader.FILE))) {
            configuration = warehouse.folder().resolve(ConfigurationReader.FILE).toString();
            try {
                warehouse.read();
            } catch (UserError e) {
                wrongConfiguration = String.valueOf(e.getMessage());
            }
        }
        List<Problem> found = problems.found();
        boolean isGood = found.isEmpty() && wrongConfiguration.isEmpty();
        if (isJson) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("sources", definitions.sources().size());
            result.put("silver_tables", definitions.silver().size());
            result.put("gold_tables", definitions.gold().size());
            result.put("configuration", configuration);
            result.put("problems", found.stream().map(Problem::toString).toList());
            result.put("configuration_problems", wrongConfiguration.lines().toList());
            streams.out().println(Output.json(result));
        } else {
            found.forEach(streams.err()::println);
            wrongConfiguration.lines().forEach(streams.err()::println);
            streams.out()
                    .printf(
                            "%s: %d sources, %d silver tables, %d gold tables; configuration: %s%n",
                            isGood ? "All is well" : "Problems found",
                            definitions.sources().size(),
                            definitions.silver().size(),
                            definitions.gold().size(),
                            configuration);
        }
        return isGood ? ExitCode.DONE.code() : ExitCode.CONFIGURATION.code();
    }
}
