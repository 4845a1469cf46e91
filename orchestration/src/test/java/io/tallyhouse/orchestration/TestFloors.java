package io.tallyhouse.orchestration;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The house has floors: a module uses those below it, and models and pipelines do not know each other. */
class TestFloors {
    private static final JavaClasses HOUSE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.tallyhouse");

    /** Each module, and who may use it. */
    private static final Map<String, List<String>> USERS = new TreeMap<>(Map.of(
            "orchestration", List.of(),
            "dashboards", List.of("orchestration"),
            "models", List.of("dashboards", "orchestration"),
            "pipelines", List.of("orchestration"),
            "samples", List.of("orchestration"),
            "quality", List.of("pipelines", "models", "dashboards", "orchestration"),
            "lakehouse", List.of("samples", "quality", "pipelines", "models", "dashboards", "orchestration")));

    @Test
    void aModuleUsesOnlyThoseBelowIt() {
        assertThat(HOUSE.size()).isGreaterThan(200);
        floors(USERS).check(HOUSE);
    }

    @Test
    void aHouseWithoutStairsIsRefused() {
        Map<String, List<String>> nobodyUsesLakehouse = new TreeMap<>(USERS);
        nobodyUsesLakehouse.put("lakehouse", List.of());

        assertThatThrownBy(() -> floors(nobodyUsesLakehouse).check(HOUSE))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("io.tallyhouse.lakehouse");
    }

    @Test
    void packagesDoNotGoInCircles() {
        slices().matching("io.tallyhouse.(*).(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    private static LayeredArchitecture floors(Map<String, List<String>> users) {
        LayeredArchitecture floors = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String module : users.keySet()) {
            floors = floors.layer(module).definedBy("io.tallyhouse." + module + "..");
        }
        for (var entry : users.entrySet()) {
            floors = entry.getValue().isEmpty()
                    ? floors.whereLayer(entry.getKey()).mayNotBeAccessedByAnyLayer()
                    : floors.whereLayer(entry.getKey())
                            .mayOnlyBeAccessedByLayers(entry.getValue().toArray(String[]::new));
        }
        return floors;
    }
}
