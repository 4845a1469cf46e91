package io.tallyhouse.lakehouse.contracts;

import io.tallyhouse.lakehouse.errors.Nearest;
import io.tallyhouse.lakehouse.yaml.YamlSection;
import java.util.Optional;

/** SQL files beside a contract. */
final class Queries {
    private Queries() {}

    /** The text of a query that must be there; a missing or empty file is a problem at the key that names it. */
    static String text(YamlSection section, String key, String query, ContractFile file) {
        Optional<String> sql = Optional.ofNullable(file.queries().get(query));
        String path = file.path().substring(0, file.path().lastIndexOf('/') + 1) + query;
        if (sql.isEmpty()) {
            String other = Nearest.to(query, file.queries().keySet())
                    .map(" or name `%s`"::formatted)
                    .orElse("");
            section.problemAt(key, "file %s is missing".formatted(path), "Write it" + other);
        } else if (sql.get().isBlank()) {
            section.problemAt(key, "file %s is empty".formatted(path), "Write the select");
        }
        return sql.orElse("");
    }
}
