package io.tallyhouse.orchestration;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The house has floors: a module uses those below it, and models and pipelines do not know each other. */
@AnalyzeClasses(packages = "io.tallyhouse", importOptions = DoNotIncludeTests.class)
class TestFloors {
    @ArchTest
    static final ArchRule a_module_uses_only_those_below = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("orchestration")
            .definedBy("io.tallyhouse.orchestration..")
            .layer("dashboards")
            .definedBy("io.tallyhouse.dashboards..")
            .layer("models")
            .definedBy("io.tallyhouse.models..")
            .layer("pipelines")
            .definedBy("io.tallyhouse.pipelines..")
            .layer("quality")
            .definedBy("io.tallyhouse.quality..")
            .layer("samples")
            .definedBy("io.tallyhouse.samples..")
            .layer("lakehouse")
            .definedBy("io.tallyhouse.lakehouse..")
            .whereLayer("orchestration")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("dashboards")
            .mayOnlyBeAccessedByLayers("orchestration")
            .whereLayer("models")
            .mayOnlyBeAccessedByLayers("dashboards", "orchestration")
            .whereLayer("pipelines")
            .mayOnlyBeAccessedByLayers("orchestration")
            .whereLayer("samples")
            .mayOnlyBeAccessedByLayers("orchestration")
            .whereLayer("quality")
            .mayOnlyBeAccessedByLayers("pipelines", "models", "dashboards", "orchestration");

    @ArchTest
    static final ArchRule packages_do_not_go_in_circles =
            slices().matching("io.tallyhouse.(*).(*)..").should().beFreeOfCycles();
}
