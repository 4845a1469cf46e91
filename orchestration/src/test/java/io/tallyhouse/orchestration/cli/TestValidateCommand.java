package io.tallyhouse.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contracts and settings as a contributor checks them. */
class TestValidateCommand {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @Test
    void theRepositorysContractsAreGoodInPlaceAndAsPacked() {
        Ran inPlace = validate(REPOSITORY).endsWith(0);
        Ran packed = Ran.command("validate", "--warehouse", folder).endsWith(0);

        assertThat(inPlace.out()).startsWith("All is well: ");
        assertThat(packed.out()).isEqualTo(inPlace.out());
    }

    @Test
    void everyProblemOfEveryFileIsShownWithItsLine() throws Exception {
        Path copy = copyOfTheContracts();
        Path unknownKey = copy.resolve("models/gold/mart_campaign_roi/contract.odcs.yaml");
        Path noRetention = copy.resolve("pipelines/silver/fx_rate/contract.odcs.yaml");
        Path wrongType = copy.resolve("pipelines/sources/fx/contract.odcs.yaml");
        replace(unknownKey, "dataGranularityDescription:", "dataGranularity:");
        replace(noRetention, "property: retention", "property: retentoin");
        replace(wrongType, "physicalType: date,", "physicalType: dat,");

        Ran ran = validate(copy).endsWith(3);

        assertThat(ran.out()).startsWith("Problems found: ");
        assertThat(ran.err())
                .contains("models/gold/mart_campaign_roi/contract.odcs.yaml:" + line(unknownKey, "dataGranularity:")
                        + ": ")
                .contains("pipelines/silver/fx_rate/contract.odcs.yaml:")
                .contains("pipelines/sources/fx/contract.odcs.yaml:" + line(wrongType, "physicalType: dat,") + ": ");
        JsonNode json = Ran.command("validate", "--warehouse", folder, "--repository", copy, "--json")
                .endsWith(3)
                .json();
        assertThat(json.get("problems").size())
                .isEqualTo((int) ran.err().lines().count());
    }

    @Test
    void aMistypedRuleIsRefusedWithTheWordThatWasMeant() throws IOException {
        Path copy = copyOfTheContracts();
        Path contract = copy.resolve("models/gold/mart_campaign_roi/contract.odcs.yaml");
        replace(contract, "metric: rowCount", "metric: rowCuont");

        Ran ran = validate(copy).endsWith(3);

        assertThat(ran.err())
                .contains("mart_campaign_roi/contract.odcs.yaml:" + line(contract, "rowCuont") + ": ")
                .contains("rowCount");
    }

    @Test
    void aModelThatDoesNotExistIsToldWithThoseThatDo() throws IOException {
        Path copy = copyOfTheContracts();
        Path contract = copy.resolve("models/gold/fct_journey/contract.odcs.yaml");
        replace(contract, "model: journey_paths", "model: journey_path");

        Ran ran = validate(copy).endsWith(3);

        assertThat(ran.err())
                .contains(
                        "fct_journey/contract.odcs.yaml:" + line(contract, "model: journey_path")
                                + ": the model `journey_path` does not exist. Write one of: attribution_credit, channel_effects, ")
                .contains("journey_paths");
    }

    @Test
    void aWrongSettingIsShownBesideGoodContracts() throws IOException {
        Files.writeString(folder.resolve("tallyhouse.yaml"), "reporting_curency: USD\nfiscal_year_start_month: 13\n");

        Ran ran = validate(REPOSITORY).endsWith(3);

        assertThat(ran.err())
                .contains("tallyhouse.yaml:1: ", "Did you mean `reporting_currency`?")
                .contains("tallyhouse.yaml:2: ");
    }

    @Test
    void aFolderWithoutContractsIsNoRepository() {
        Ran ran = validate(folder).endsWith(3);

        assertThat(ran.err()).contains("Name the root of the repository.");
    }

    private Ran validate(Path repository) {
        return Ran.command("validate", "--warehouse", folder, "--repository", repository);
    }

    private Path copyOfTheContracts() throws IOException {
        Path copy = folder.resolve("copy");
        for (String part : new String[] {"pipelines/sources", "pipelines/silver", "models/gold"}) {
            try (Stream<Path> files = Files.walk(REPOSITORY.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path target = copy.resolve(REPOSITORY.relativize(file));
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
        return copy;
    }

    private static void replace(Path file, String old, String replacement) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(old);
        Files.writeString(file, text.replaceFirst(java.util.regex.Pattern.quote(old), replacement));
    }

    private static int line(Path file, String words) throws IOException {
        String[] before = Files.readString(file).split(java.util.regex.Pattern.quote(words), 2);
        return (int) before[0].chars().filter(character -> character == '\n').count() + 1;
    }
}
