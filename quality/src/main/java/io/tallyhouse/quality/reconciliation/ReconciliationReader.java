package io.tallyhouse.quality.reconciliation;

import io.tallyhouse.lakehouse.contracts.QualityRule.Severity;
import io.tallyhouse.lakehouse.errors.Problems;
import io.tallyhouse.lakehouse.yaml.YamlNode;
import io.tallyhouse.lakehouse.yaml.YamlNode.Mapping;
import io.tallyhouse.lakehouse.yaml.YamlNode.Scalar;
import io.tallyhouse.lakehouse.yaml.YamlReader;
import io.tallyhouse.lakehouse.yaml.YamlSection;
import io.tallyhouse.quality.reconciliation.Reconciliation.NoRows;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads {@code quality/reconciliations/<name>/{rule.yaml,query.sql}}; every problem of all files is reported at once. Worked
 * cases in {@code <name>/cases} are for tests only.
 */
public final class ReconciliationReader {
    private static final String FOLDER = "quality/reconciliations/";
    private static final String RULE = "rule.yaml";
    private static final String QUERY = "query.sql";
    private static final List<String> KEYS =
            List.of("name", "description", "owner", "severity", "tolerance", "explains", "no_rows");
    private static final Pattern TOLERANCE = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18})?");

    private final Map<String, String> files;
    private final Problems problems;

    private ReconciliationReader(Map<String, String> files, Problems problems) {
        this.files = new TreeMap<>(files);
        this.problems = problems;
    }

    /**
     * The reconciliations in these files, by name.
     *
     * @param files text by path below {@code quality/reconciliations/}: {@code credit_equals_revenue/rule.yaml}
     * @param problems gets what is wrong; a reconciliation with a problem is not in the answer
     */
    public static List<Reconciliation> read(Map<String, String> files, Problems problems) {
        return new ReconciliationReader(files, problems).read();
    }

    private List<Reconciliation> read() {
        Set<String> folders = new TreeSet<>();
        for (String path : files.keySet()) {
            String[] parts = path.split("/", -1);
            if (parts.length == 2 && (parts[1].equals(RULE) || parts[1].equals(QUERY))) {
                folders.add(parts[0]);
            } else if (parts.length != 3 || !parts[1].equals("cases") || !parts[2].endsWith(".yaml")) {
                problems.add(
                        FOLDER + path,
                        0,
                        "not a file of a reconciliation",
                        "Keep only <name>/rule.yaml, <name>/query.sql and <name>/cases/*.yaml here");
            }
        }
        List<Reconciliation> found = new ArrayList<>();
        folders.forEach(folder -> read(folder).ifPresent(found::add));
        return found;
    }

    private Optional<Reconciliation> read(String folder) {
        int before = problems.found().size();
        String sql = text(folder, QUERY);
        String yaml = text(folder, RULE);
        if (yaml.isEmpty()) {
            return Optional.empty();
        }
        String file = FOLDER + folder + "/" + RULE;
        Optional<YamlNode> root = YamlReader.read(file, yaml, problems);
        if (root.isPresent() && !(root.orElseThrow() instanceof Mapping)) {
            problems.add(file, root.orElseThrow().line(), "the file is not a mapping", "Write it as `key: value`");
        }
        Optional<Reconciliation> reconciliation = root.filter(Mapping.class::isInstance)
                .map(mapping -> YamlSection.of(file, (Mapping) mapping, problems))
                .map(section -> reconciliation(section, folder, sql));
        return problems.found().size() == before ? reconciliation : Optional.empty();
    }

    private Reconciliation reconciliation(YamlSection section, String folder, String sql) {
        section.allowOnly(KEYS, "a reconciliation");
        String name = required(section, "name", "Write the folder's name");
        if (!name.isEmpty() && !name.equals(folder)) {
            section.problemAt("name", "name is `%s`, but the folder is `%s`".formatted(name, folder), "Use one name");
        }
        return new Reconciliation(
                folder,
                required(section, "description", "Say what must agree"),
                required(section, "owner", "Name the team that answers for a difference"),
                severity(section),
                tolerance(section),
                required(section, "explains", "Say what a difference usually means"),
                noRows(section),
                sql,
                FOLDER + folder + "/" + QUERY);
    }

    private String text(String folder, String file) {
        String text = files.getOrDefault(folder + "/" + file, "");
        if (text.isBlank()) {
            problems.add(
                    FOLDER + folder + "/" + file,
                    0,
                    "the file is missing or empty",
                    "A reconciliation has rule.yaml and query.sql");
        }
        return text.strip();
    }

    private static String required(YamlSection section, String key, String remedy) {
        return section.requiredText(key, "`%s` is missing".formatted(key), remedy);
    }

    private static Severity severity(YamlSection section) {
        String severity = required(section, "severity", "Write `error`, which closes the gate, or `warning`");
        if (!severity.isEmpty() && !severity.equals("error") && !severity.equals("warning")) {
            section.problemAt(
                    "severity", "severity `%s` is not known".formatted(severity), "Write `error` or `warning`");
        }
        return severity.equals("warning") ? Severity.WARNING : Severity.ERROR;
    }

    private static NoRows noRows(YamlSection section) {
        String meaning = section.text("no_rows").orElse("unknown");
        if (!meaning.equals("agree") && !meaning.equals("unknown")) {
            section.problemAt(
                    "no_rows",
                    "no_rows is `%s`".formatted(meaning),
                    "Write `agree` where a select without rows means that both sides are empty, else leave it out");
        }
        return meaning.equals("agree") ? NoRows.AGREE : NoRows.UNKNOWN;
    }

    private static BigDecimal tolerance(YamlSection section) {
        String text = section.node("tolerance")
                .filter(Scalar.class::isInstance)
                .map(node -> ((Scalar) node).text())
                .orElse("");
        if (TOLERANCE.matcher(text).matches()) {
            return new BigDecimal(text);
        }
        section.problemAt(
                "tolerance",
                text.isEmpty() ? "`tolerance` is missing" : "tolerance is `%s`".formatted(text),
                "Write a number from 0, such as 0.01");
        return BigDecimal.ZERO;
    }
}
