package io.tallyhouse.quality.reconciliation;

import io.tallyhouse.lakehouse.contracts.QualityRule.Severity;
import io.tallyhouse.lakehouse.errors.Problems;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads {@code quality/reconciliations/<name>/{rule.yaml,query.sql}}; every problem of all files is reported at once. */
public final class ReconciliationReader {
    private static final String FOLDER = "quality/reconciliations/";
    private static final String RULE = "rule.yaml";
    private static final String QUERY = "query.sql";
    private static final List<String> KEYS =
            List.of("name", "description", "owner", "severity", "tolerance", "explains");

    private final Map<String, String> files;
    private final Problems problems;

    private ReconciliationReader(Map<String, String> files, Problems problems) {
        this.files = new TreeMap<>(files);
        this.problems = problems;
    }

    /** A value of a rule file and where it stands. */
    private record Entry(String value, int line) {}

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
            } else {
                problems.add(
                        FOLDER + path,
                        0,
                        "Not a file of a reconciliation",
                        "Keep only <name>/rule.yaml and <name>/query.sql here");
            }
        }
        List<Reconciliation> found = new ArrayList<>();
        folders.forEach(folder -> read(folder).ifPresent(found::add));
        return found;
    }

    private Optional<Reconciliation> read(String folder) {
        Optional<String> rule = text(folder, RULE);
        Optional<String> sql = text(folder, QUERY);
        if (rule.isEmpty() || sql.isEmpty()) {
            return Optional.empty();
        }
        int before = problems.found().size();
        String file = FOLDER + folder + "/" + RULE;
        Map<String, Entry> entries = entries(file, rule.orElseThrow());
        Entry nothing = new Entry("", 0);
        Entry name = entries.getOrDefault("name", nothing);
        if (entries.containsKey("name") && !name.value().equals(folder)) {
            problems.add(
                    file,
                    name.line(),
                    "name is %s, but the folder is %s".formatted(name.value(), folder),
                    "Use one name");
        }
        Optional<Severity> severity = severity(file, entries.getOrDefault("severity", nothing));
        Optional<BigDecimal> tolerance = tolerance(file, entries.getOrDefault("tolerance", nothing));
        if (problems.found().size() > before || severity.isEmpty() || tolerance.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Reconciliation(
                folder,
                entries.getOrDefault("description", nothing).value(),
                entries.getOrDefault("owner", nothing).value(),
                severity.orElseThrow(),
                tolerance.orElseThrow(),
                entries.getOrDefault("explains", nothing).value(),
                sql.orElseThrow(),
                FOLDER + folder + "/" + QUERY));
    }

    private Optional<String> text(String folder, String file) {
        Optional<String> text =
                Optional.ofNullable(files.get(folder + "/" + file)).filter(found -> !found.isBlank());
        if (text.isEmpty()) {
            problems.add(
                    FOLDER + folder + "/" + file,
                    0,
                    "The file is missing or empty",
                    "A reconciliation has rule.yaml and query.sql");
        }
        return text;
    }

    private Map<String, Entry> entries(String file, String yaml) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        try {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(yaml));
            if (root instanceof MappingNode mapping) {
                mapping.getValue().forEach(tuple -> entry(file, tuple, entries));
            }
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            problems.add(file, line, "Not readable as YAML: " + e.getProblem(), "Correct the YAML");
            return entries;
        }
        for (String key : KEYS) {
            if (!entries.containsKey(key)) {
                problems.add(file, 1, key + " is missing", "Write " + key);
            }
        }
        return entries;
    }

    private void entry(String file, NodeTuple tuple, Map<String, Entry> entries) {
        int line = tuple.getKeyNode().getStartMark().getLine() + 1;
        String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (!KEYS.contains(key)) {
            problems.add(file, line, "Unknown key %s".formatted(key), "Known keys are " + String.join(", ", KEYS));
        } else if (!(tuple.getValueNode() instanceof ScalarNode value)
                || value.getValue().isBlank()) {
            problems.add(file, line, key + " has no value", "Write one text or number");
            entries.put(key, new Entry("", line));
        } else if (entries.put(key, new Entry(value.getValue(), line)) != null) {
            problems.add(file, line, key + " stands twice", "Keep one");
        }
    }

    private Optional<Severity> severity(String file, Entry entry) {
        return switch (entry.value()) {
            case "error" -> Optional.of(Severity.ERROR);
            case "warning" -> Optional.of(Severity.WARNING);
            case "" -> Optional.empty();
            default -> {
                problems.add(file, entry.line(), "severity is " + entry.value(), "Write error or warning");
                yield Optional.empty();
            }
        };
    }

    private Optional<BigDecimal> tolerance(String file, Entry entry) {
        if (entry.value().isEmpty()) {
            return Optional.empty();
        }
        if (!entry.value().matches("\\d{1,18}(\\.\\d{1,18})?")) {
            problems.add(file, entry.line(), "tolerance is " + entry.value(), "Write a number from 0, such as 0.01");
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(entry.value()));
    }
}
