package io.tallyhouse.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tallyhouse.lakehouse.config.ConfigurationReader;
import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.runs.Lease;
import io.tallyhouse.lakehouse.runs.LedgerDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What a user or a scheduler sees of commands that need no Spark. */
class TestCommandLine {
    @TempDir
    Path folder;

    static Stream<Named<CommandSpec>> commands() {
        return new CommandLine(new Tallyhouse())
                .getSubcommands().values().stream()
                        .flatMap(command ->
                                Stream.concat(Stream.of(command), command.getSubcommands().values().stream()))
                        .map(CommandLine::getCommandSpec)
                        .map(command -> Named.of(command.qualifiedName(), command));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandShowsHelpAndExplainsEachOfItsOptions(CommandSpec command) {
        Object[] words = (command.qualifiedName() + " --help").split(" ", -1);

        Ran help = Ran.command(Arrays.copyOfRange(words, 1, words.length)).endsWith(0);

        assertThat(help.out()).startsWith("Usage: " + command.qualifiedName());
        assertThat(help.err()).isEmpty();
        assertThat(command.options())
                .allSatisfy(option -> assertThat(option.description())
                        .as(option.longestName())
                        .isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandTellsTheVersion(CommandSpec command) {
        assumeTrue(command.findOption("--version") != null);
        Object[] words = (command.qualifiedName() + " --version").split(" ", -1);

        assertThat(Ran.command(Arrays.copyOfRange(words, 1, words.length))
                        .endsWith(0)
                        .out())
                .isEqualTo("tallyhouse 0.1.0\n");
    }

    @Test
    void theProgramsHelpListsTheExitCodes() {
        assertThat(Ran.command("--help").endsWith(0).out()).contains("6 warehouse busy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "status --warehuose x", "build", "init", "sample", "runs --last 0", "query"})
    void whatCannotBeUnderstoodEndsWithTwo(String line) {
        Object[] words = line.isEmpty() ? new Object[0] : line.split(" ", -1);

        Ran ran = Ran.command(words).endsWith(2);

        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .containsAnyOf("Usage: tallyhouse", "Possible solutions: --warehouse")
                .doesNotContain("\tat ");
    }

    @Test
    void anInstantInAnotherFormIsRefusedWithTheFormToUse() {
        Ran ran = Ran.command("run", "--warehouse", folder, "--as-of", "yesterday")
                .endsWith(2);

        assertThat(ran.err()).contains("'yesterday' is no instant; write it as 2026-03-01T06:00:00Z");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sample", "demo"})
    void aSampleCompanyOfNoSizeIsRefused(String command) {
        String option = command.equals("sample") ? "--out" : "--warehouse";

        Ran ran = Ran.command(command, option, folder.resolve("new"), "--scale", "0")
                .endsWith(2);

        assertThat(ran.err()).contains("scale must be above 0 and at most 100, but is 0.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"status", "runs", "releases", "serve", "build silver", "build gold", "check", "release", "query"
            })
    void aWarehouseThatIsNotThereEndsWithThreeAndIsNotMade(String command) {
        Path missing = folder.resolve("missing");
        Stream<Object> sql = command.equals("query") ? Stream.of("select 1") : Stream.empty();
        Object[] words = Stream.of(Stream.of(command.split(" ", -1)), Stream.of("--warehouse", missing), sql)
                .flatMap(some -> some)
                .toArray();

        Ran ran = Ran.command(words).endsWith(3);

        assertThat(ran.err())
                .isEqualToNormalizingNewlines(
                        "Cannot find a warehouse in %s: it holds no tallyhouse.yaml. Run `tallyhouse init %s`, or name another folder with --warehouse.\n"
                                .formatted(missing, missing));
        assertThat(missing).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "ingest", "demo"})
    void aLandingFolderThatIsNotThereEndsWithFiveAndLeavesNoWarehouse(String command) {
        Path warehouse = folder.resolve("warehouse");
        Path landing = folder.resolve("no_such_folder");

        Ran ran = Ran.command(command, "--warehouse", warehouse, "--landing", landing)
                .endsWith(5);

        assertThat(ran.err()).startsWith("Cannot read the landing folder " + landing + ": it is not there.");
        assertThat(warehouse).doesNotExist();
    }

    @Test
    void aSecondWriterEndsWithSixAndSaysWhoHoldsTheWarehouse() {
        Ran.command("init", folder).endsWith(0);
        WarehouseConfiguration configuration = ConfigurationReader.readFolder(folder, Map.of());
        try (Lease held = Lease.acquire(new LedgerDatabase(configuration), Clock.systemUTC(), "build gold --full")) {
            Ran ran = Ran.command("run", "--warehouse", folder).endsWith(6);

            assertThat(ran.err()).contains("`build gold --full`", "since");
            assertThat(Ran.command("status", "--warehouse", folder).out()).contains("writer     `build gold --full`");
        }
    }

    @Test
    void initMakesSettingsThatReadBackAsTheDefaults() {
        Path warehouse = folder.resolve("new");

        Ran ran = Ran.command("init", warehouse).endsWith(0);

        assertThat(ran.out()).contains("Made a warehouse in " + warehouse, "./tallyhouse run --warehouse " + warehouse);
        assertThat(ConfigurationReader.readFolder(warehouse, Map.of()))
                .isEqualTo(WarehouseConfiguration.local(warehouse));
    }

    @Test
    void initInAWarehouseThatIsThereChangesNothing() throws IOException {
        Ran.command("init", folder).endsWith(0);
        Path file = folder.resolve("tallyhouse.yaml");
        Files.writeString(file, "reporting_currency: USD\n");

        Ran ran = Ran.command("init", folder).endsWith(2);

        assertThat(ran.err()).contains("it holds a tallyhouse.yaml already");
        assertThat(file).hasContent("reporting_currency: USD\n");
    }

    @Test
    void theSameSeedGivesTheSameSampleFilesAndAnotherSeedOthers() throws Exception {
        JsonNode first = Ran.command(
                        "sample", "--out", folder.resolve("first"), "--scale", "0.001", "--seed", "7", "--json")
                .endsWith(0)
                .json();
        Ran.command("sample", "--out", folder.resolve("second"), "--scale", "0.001", "--seed", "7")
                .endsWith(0);
        Ran.command("sample", "--out", folder.resolve("third"), "--scale", "0.001", "--seed", "8")
                .endsWith(0);

        Map<String, String> files = contents(folder.resolve("first"));
        assertThat(contents(folder.resolve("second"))).isEqualTo(files);
        assertThat(contents(folder.resolve("third"))).isNotEqualTo(files);
        assertThat(first.get("rows").asLong()).isPositive();
        assertThat(files).containsKey("truth.json");
    }

    @Test
    void anEmptyWarehouseHasNoRunsNoReleasesAndNothingServed() throws Exception {
        Ran.command("init", folder).endsWith(0);

        assertThat(Ran.command("runs", "--warehouse", folder).endsWith(0).out()).isEqualTo("none\n");
        assertThat(Ran.command("releases", "--warehouse", folder).endsWith(0).out())
                .isEqualTo("none\n");
        assertThat(Ran.command("status", "--warehouse", folder).endsWith(0).out())
                .contains("served     nothing yet", "writer     nobody");
        assertThat(Ran.command("runs", "--warehouse", folder, "--json").json()).isEmpty();
        assertThat(Ran.command("releases", "--warehouse", folder, "--json").json())
                .isEmpty();
        JsonNode status = Ran.command("status", "--warehouse", folder, "--json").json();
        assertThat(status.get("served").asText()).isEqualTo("nothing yet");
        assertThat(status.get("objects")).isEmpty();
    }

    @Test
    void aReleaseThatIsNotThereIsRefusedBeforeSparkStarts() {
        Ran.command("init", folder).endsWith(0);

        Ran ran = Ran.command("query", "--warehouse", folder, "--release", "7", "select 1")
                .endsWith(2);

        assertThat(ran.err()).contains("Cannot read release 7: there is none of that number.");
    }

    @Test
    void aQueryInTrinoSaysHowToStartOneWhereNoneRuns() {
        Ran.command("init", folder).endsWith(0);

        Ran ran = Ran.command("query", "--warehouse", folder, "--engine", "trino", "select 1")
                .endsWith(5);

        assertThat(ran.err()).contains("Start one with `tallyhouse serve`");
    }

    @Test
    void doctorShowsEachCheckAndItsJsonParses() throws Exception {
        Ran table = Ran.command("doctor", "--warehouse", folder);
        Ran json = Ran.command("doctor", "--warehouse", folder, "--json");

        assertThat(table.out()).contains("java", "memory", "cores", "disk", "folder", "trino java");
        boolean isAllGood = Stream.of(json.json())
                .flatMap(findings -> findings.findValuesAsText("state").stream())
                .allMatch("good"::equals);
        json.endsWith(isAllGood ? 0 : 3);
    }

    @Test
    void aCompletionScriptForBashIsPrinted() {
        Ran ran = Ran.command("generate-completion").endsWith(0);

        assertThat(ran.out()).startsWith("#!/usr/bin/env bash").contains("complete -F _complete_tallyhouse");
    }

    private static Map<String, String> contents(Path root) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                // Latin-1 maps every byte to one character, so the comparison is one of bytes.
                found.put(
                        root.relativize(file).toString(),
                        Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return found;
    }
}
