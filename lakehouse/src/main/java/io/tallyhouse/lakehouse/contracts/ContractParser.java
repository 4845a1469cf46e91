package io.tallyhouse.lakehouse.contracts;

import io.tallyhouse.lakehouse.contracts.Contract.Feed;
import io.tallyhouse.lakehouse.contracts.Contract.Layer;
import io.tallyhouse.lakehouse.contracts.Contract.Refresh;
import io.tallyhouse.lakehouse.errors.Problems;
import io.tallyhouse.lakehouse.yaml.YamlNode.Mapping;
import io.tallyhouse.lakehouse.yaml.YamlNode.Sequence;
import io.tallyhouse.lakehouse.yaml.YamlSection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads one contract by our own rules; what ODCS's schema says is checked beside it. */
final class ContractParser {
    private static final List<String> STATUSES = List.of("proposed", "draft", "active", "deprecated", "retired");

    private final ContractFile file;
    private final YamlSection section;
    private final Problems problems;
    private final List<Link> links = new ArrayList<>();

    private ContractParser(ContractFile file, Mapping document, Problems problems) {
        this.file = file;
        this.section = YamlSection.checkedBySchema(file.path(), document, problems);
        this.problems = problems;
    }

    /** The contract; what cannot be read of it is left empty, and is among the problems. */
    static ParsedContract parse(ContractFile file, Mapping document, Problems problems) {
        return new ContractParser(file, document, problems).parsed();
    }

    private ParsedContract parsed() {
        IneffectiveKeys.refuseInContract(section);
        checkHeader();
        String domain = section.requiredText(
                "domain", "the contract has no domain", "Add `domain`, the part of the business it belongs to");
        List<TableContract> tables = tables();
        ServiceLevels levels = ServiceLevels.parse(section, tables);
        tables = tables.stream()
                .map(table -> table.withRules(levels.freshness().getOrDefault(table.name(), List.of())))
                .toList();
        checkRuleIds(tables);
        YamlSection custom = CustomProperties.of(
                section,
                switch (file.layer()) {
                    case SOURCE -> List.of("feeds");
                    case SILVER -> List.<String>of();
                    case GOLD -> List.of("refresh");
                },
                switch (file.layer()) {
                    case SOURCE -> "a source's contract";
                    case SILVER -> "a silver table's contract";
                    case GOLD -> "a gold table's contract";
                },
                problems);
        Contract contract = new Contract(
                file.folder(),
                file.layer(),
                file.path(),
                section.text("version").orElse(""),
                domain,
                purpose(),
                owner(),
                levels.retention(),
                tables,
                feeds(custom, tables),
                refresh(custom, tables));
        return new ParsedContract(contract, links);
    }

    private void checkHeader() {
        section.text("apiVersion")
                .filter(version -> !version.equals("v3.1.0"))
                .ifPresent(version -> section.problemAt(
                        "apiVersion", "the contract is written in ODCS %s".formatted(version), "Write it in v3.1.0"));
        for (String key : List.of("id", "name")) {
            String name = section.requiredText(
                    key, "the contract has no %s".formatted(key), "Add `%s: %s`".formatted(key, file.folder()));
            if (!name.isEmpty() && !name.equals(file.folder())) {
                section.problemAt(
                        key,
                        "%s `%s` is not the name of the folder, `%s`".formatted(key, name, file.folder()),
                        "Rename one of them");
            }
        }
        section.text("status")
                .filter(status -> !STATUSES.contains(status))
                .ifPresent(status -> section.problemAt(
                        "status",
                        "status `%s` is not known".formatted(status),
                        "Write one of " + String.join(", ", STATUSES)));
    }

    private String purpose() {
        Optional<YamlSection> description = section.section("description");
        description.ifPresent(each ->
                each.allowOnly(List.of("purpose", "usage", "limitations", "authoritativeDefinitions"), "description"));
        if (description.isEmpty()) {
            section.problemAt(
                    "description", "the contract does not say what it is for", "Add `description` with `purpose`");
            return "";
        }
        return description
                .get()
                .requiredText(
                        "purpose", "the description does not say what the contract is for", "Add `purpose` to it");
    }

    private String owner() {
        if (section.node("team").orElse(null) instanceof Sequence) {
            section.problemAt("team", "team is a list, as in ODCS before 3.1", "Write a mapping with name and members");
            return "";
        }
        Optional<YamlSection> team = section.section("team");
        Optional<String> owner = team.flatMap(each -> each.sections("members").stream()
                        .filter(member ->
                                member.text("role").filter("owner"::equals).isPresent())
                        .findFirst())
                .flatMap(member -> member.text("username"))
                .or(() -> team.flatMap(each -> each.text("name")));
        if (owner.isEmpty()) {
            section.problemAt(
                    "team", "the contract has no owner", "Add to team: `members: [{username: someone, role: owner}]`");
        }
        return owner.orElse("");
    }

    private List<TableContract> tables() {
        List<YamlSection> sections = section.sections("schema");
        if (sections.isEmpty()) {
            section.problemAt("schema", "the contract has no tables", "Add `schema` with at least one table");
        }
        List<TableContract> tables = new ArrayList<>();
        Set<String> spellings = new HashSet<>();
        for (YamlSection each : sections) {
            TableContract table = TableParser.parse(each, links, problems);
            tables.add(table);
            LayerRules.check(file.layer(), each, table);
            checkSpellings(each, table, spellings);
            if (file.layer() != Layer.SOURCE && !table.name().equals(file.folder())) {
                each.problemAt(
                        "name",
                        "table `%s` lies in the folder `%s`".formatted(table.name(), file.folder()),
                        "Keep one table in a folder, and give both one name");
            }
        }
        return tables;
    }

    /** No two tables may be found under one landing name. */
    private static void checkSpellings(YamlSection section, TableContract table, Set<String> spellings) {
        Set<String> own = new TreeSet<>();
        own.add(ColumnNames.fold(table.name()));
        table.aliases().forEach(alias -> own.add(ColumnNames.fold(alias)));
        for (String spelling : own) {
            if (!spellings.add(spelling)) {
                section.problemAt(
                        "name",
                        "name or alias `%s` of table `%s` belongs to a table above".formatted(spelling, table.name()),
                        "Rename one of them, or delete the alias");
            }
        }
    }

    private void checkRuleIds(List<TableContract> tables) {
        for (TableContract table : tables) {
            Set<String> ids = new HashSet<>();
            for (QualityRule rule : table.allRules()) {
                if (!rule.id().isEmpty() && !ids.add(rule.id())) {
                    problems.add(
                            file.path(),
                            rule.line(),
                            "quality rule `%s` stands twice in table `%s`".formatted(rule.id(), table.name()),
                            "Rename one of them");
                }
            }
        }
    }

    private List<Feed> feeds(YamlSection custom, List<TableContract> tables) {
        switch (file.layer()) {
            case SOURCE -> {
                Set<String> objects = tables.stream().map(TableContract::name).collect(Collectors.toSet());
                return FeedParser.parse(custom, file, objects, links);
            }
            case SILVER -> {
                for (String query : new TreeSet<>(file.queries().keySet())) {
                    section.problemAt(
                            "id",
                            "nothing reads %s".formatted(query),
                            "Move it to the source whose rows it selects, or delete the file");
                }
                return List.of();
            }
            case GOLD -> {
                return List.of();
            }
        }
        throw new IllegalStateException("layer is not known: " + file.layer());
    }

    private Optional<Refresh> refresh(YamlSection custom, List<TableContract> tables) {
        return file.layer() != Layer.GOLD || tables.isEmpty()
                ? Optional.empty()
                : Optional.of(RefreshParser.parse(section, custom, file, tables.get(0), links));
    }
}
