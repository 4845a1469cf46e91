package io.tallyhouse.lakehouse.contracts;

import io.tallyhouse.lakehouse.contracts.Contract.Layer;
import io.tallyhouse.lakehouse.errors.Problems;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.lakehouse.yaml.YamlNode;
import io.tallyhouse.lakehouse.yaml.YamlNode.Mapping;
import io.tallyhouse.lakehouse.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads all contracts, with the SQL beside them. */
public final class ContractReader {
    private static final String CONTRACT = "contract.odcs.yaml";
    private static final Map<String, Layer> LAYERS =
            Map.of("pipelines/sources", Layer.SOURCE, "pipelines/silver", Layer.SILVER, "models/gold", Layer.GOLD);

    private final Problems problems;
    private final OdcsSchema schema = OdcsSchema.load();
    private final Set<String> unreadable = new TreeSet<>();

    private ContractReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * The contracts in these files.
     *
     * @throws UserError with every problem of all files, if there are any
     */
    public static Definitions read(DefinitionFiles files) {
        Problems problems = new Problems();
        Definitions definitions = read(files, problems);
        problems.throwIfAny("the contracts");
        return definitions;
    }

    /** The contracts in these files; they are whole only if no problem was added. */
    public static Definitions read(DefinitionFiles files, Problems problems) {
        return new ContractReader(problems).definitions(files);
    }

    private Definitions definitions(DefinitionFiles files) {
        List<ParsedContract> parsed = new ArrayList<>();
        for (ContractFile file : contractFiles(files)) {
            Optional<YamlNode> document = YamlReader.read(file.path(), file.text(), problems);
            if (document.isPresent() && document.get() instanceof Mapping mapping) {
                int before = problems.found().size();
                Optional<String> complaint = schema.check(file.path(), mapping, problems);
                parsed.add(ContractParser.parse(file, mapping, problems));
                if (complaint.isPresent() && problems.found().size() == before) {
                    problems.add(
                            file.path(),
                            1,
                            "does not follow ODCS 3.1.0: " + complaint.get(),
                            "Mend it as the standard says");
                }
            } else {
                unreadable.add(file.folder());
                document.ifPresent(node -> problems.add(
                        file.path(), node.line(), "the file is no mapping", "Write a contract as ODCS says"));
            }
        }
        LinkChecks.check(parsed, unreadable, problems);
        return new Definitions(
                contracts(parsed, Layer.SOURCE), contracts(parsed, Layer.SILVER), contracts(parsed, Layer.GOLD));
    }

    private static List<Contract> contracts(List<ParsedContract> parsed, Layer layer) {
        return parsed.stream()
                .map(ParsedContract::contract)
                .filter(contract -> contract.layer() == layer)
                .toList();
    }

    /** Contracts with their SQL; files that lie elsewhere than a contract's folder are problems. */
    private List<ContractFile> contractFiles(DefinitionFiles files) {
        Map<String, Map<String, String>> queries = new HashMap<>();
        Map<String, DefinitionFile> contracts = new TreeMap<>();
        for (DefinitionFile file : files.files()) {
            int slash = file.path().lastIndexOf('/');
            String folder = file.path().substring(0, Math.max(slash, 0));
            String name = file.path().substring(slash + 1);
            if (!LAYERS.containsKey(parent(folder))) {
                problems.add(
                        file.path(),
                        0,
                        "the file lies where nothing reads it",
                        "Move it to pipelines/sources/<source>/, pipelines/silver/<table>/ or models/gold/<table>/");
            } else if (name.endsWith(".sql")) {
                queries.computeIfAbsent(folder, key -> new HashMap<>()).put(name, file.text());
            } else if (name.equals(CONTRACT)) {
                contracts.put(folder, file);
            } else {
                problems.add(file.path(), 0, "a contract has another name", "Rename it to " + CONTRACT);
            }
        }
        for (String folder : new TreeSet<>(queries.keySet())) {
            if (!contracts.containsKey(folder)) {
                problems.add(folder, 0, "the folder holds SQL but no contract", "Write %s in it".formatted(CONTRACT));
            }
        }
        List<ContractFile> found = new ArrayList<>();
        contracts.forEach((folder, file) -> found.add(new ContractFile(
                file.path(),
                LAYERS.getOrDefault(parent(folder), Layer.SOURCE),
                folder.substring(folder.lastIndexOf('/') + 1),
                file.text(),
                queries.getOrDefault(folder, Map.of()))));
        return found;
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }
}
