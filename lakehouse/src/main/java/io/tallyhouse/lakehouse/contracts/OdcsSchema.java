package io.tallyhouse.lakehouse.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.tallyhouse.lakehouse.errors.Nearest;
import io.tallyhouse.lakehouse.errors.Problems;
import io.tallyhouse.lakehouse.yaml.YamlNode;
import io.tallyhouse.lakehouse.yaml.YamlNode.Entry;
import io.tallyhouse.lakehouse.yaml.YamlNode.Mapping;
import io.tallyhouse.lakehouse.yaml.YamlNode.Scalar;
import io.tallyhouse.lakehouse.yaml.YamlNode.Sequence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The JSON schema of ODCS 3.1.0, with problems at the line of the file.
 *
 * <p>One mistake makes a schema complain many times: once for each branch of a choice, and for every key beside the wrong
 * one. Only the complaints that name the mistake are passed on; those that {@link ContractParser} words better are left
 * to it.
 */
final class OdcsSchema {
    private static final String RESOURCE = "/tallyhouse/schemas/odcs-3.1.0.schema.json";

    /** Keys whose absence or value our own rules report. */
    private static final Set<String> OWN_REQUIRED = Set.of("id", "name", "to", "metric");

    private static final Set<String> OWN_VALUES = Set.of("apiVersion", "metric", "type");
    private static final String STABLE_ID = "^[A-Za-z0-9_-]+$";

    private final JsonSchema schema;
    private final OdcsKeys keys;

    private OdcsSchema(JsonNode document) {
        this.schema = JsonSchemaFactory.getInstance(VersionFlag.V201909).getSchema(document);
        this.keys = new OdcsKeys(document);
    }

    static OdcsSchema load() {
        try (InputStream stream = OdcsSchema.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("resource is missing: " + RESOURCE);
            }
            return new OdcsSchema(new ObjectMapper().readTree(stream));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /**
     * Adds what is wrong with the document by the schema.
     *
     * @return the schema's first complaint, passed on or not; empty if it has none
     */
    Optional<String> check(String file, YamlNode document, Problems problems) {
        Set<ValidationMessage> messages = schema.validate(YamlJson.of(document));
        for (ValidationMessage message : messages) {
            if (isTheMistake(message)) {
                add(file, document, message, problems);
            }
        }
        keys.check(file, document, problems);
        return messages.stream().map(ValidationMessage::getMessage).findFirst();
    }

    private static boolean isTheMistake(ValidationMessage message) {
        String path = message.getEvaluationPath().toString();
        boolean isInChoice = path.contains("oneOf") || path.contains("anyOf");
        boolean isInTeam = path.startsWith("$.properties.team.oneOf[0].");
        boolean isInColumnOptions = message.getInstanceLocation().toString().contains(".logicalTypeOptions");
        if ((isInChoice && !isInTeam) || isInColumnOptions) {
            return false;
        }
        return switch (message.getType()) {
            case "unevaluatedProperties", "oneOf", "anyOf", "allOf", "if" -> false;
            case "required" -> !OWN_REQUIRED.contains(message.getProperty());
            case "enum" -> !OWN_VALUES.contains(lastName(message.getInstanceLocation()));
            case "type" -> message.getInstanceLocation().getNameCount() != 1 || !isInTeam;
            default -> true;
        };
    }

    private void add(String file, YamlNode document, ValidationMessage message, Problems problems) {
        JsonNodePath path = message.getInstanceLocation();
        Found found = find(document, path);
        String name = lastName(path);
        switch (message.getType()) {
            case "additionalProperties" ->
                problems.add(
                        file,
                        lineOfKey(found, message.getProperty()),
                        "`%s` is not a key of ODCS here".formatted(message.getProperty()),
                        keys.remedy(message.getProperty()));
            case "required" ->
                problems.add(
                        file,
                        found.line(),
                        "key `%s` is missing".formatted(message.getProperty()),
                        "Add `%s`".formatted(message.getProperty()));
            case "type" -> {
                String wanted = kindInWords(message.getSchemaNode().asText());
                problems.add(
                        file,
                        found.line(),
                        "`%s` is %s, not %s".formatted(name, YamlNode.describe(found.node()), wanted),
                        found.node() instanceof Scalar && wanted.equals("a text")
                                ? "Put it in quotes"
                                : "Write " + wanted);
            }
            case "enum" -> {
                List<String> known = new ArrayList<>();
                message.getSchemaNode().forEach(value -> known.add(value.asText()));
                String value = textOf(found.node());
                problems.add(
                        file,
                        found.line(),
                        "`%s` is `%s`, which ODCS does not know".formatted(name, value),
                        Nearest.remedy(value, known));
            }
            case "pattern" ->
                problems.add(
                        file,
                        found.line(),
                        "`%s` is `%s`, which ODCS does not allow".formatted(name, textOf(found.node())),
                        message.getSchemaNode().asText().equals(STABLE_ID)
                                ? "Use letters, digits, _ and - only"
                                : "Match " + message.getSchemaNode().asText());
            default ->
                problems.add(
                        file,
                        found.line(),
                        "`%s` does not follow ODCS 3.1.0: %s".formatted(name, message.getError()),
                        "Mend it as the standard says");
        }
    }

    private static String textOf(YamlNode node) {
        return node instanceof Scalar scalar ? scalar.text() : YamlNode.describe(node);
    }

    private static String kindInWords(String type) {
        return switch (type) {
            case "string" -> "a text";
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "boolean" -> "true or false";
            case "array" -> "a list";
            case "object" -> "a mapping";
            default -> type;
        };
    }

    /** The last key in a path: the list's key for an item of a list. */
    private static String lastName(JsonNodePath path) {
        for (int index = path.getNameCount() - 1; index >= 0; index--) {
            Object element = path.getElement(index);
            if (element instanceof String name) {
                return name;
            }
        }
        return "the contract";
    }

    private static int lineOfKey(Found found, String key) {
        return found.node() instanceof Mapping mapping
                ? mapping.entry(key).map(Entry::keyLine).orElse(found.line())
                : found.line();
    }

    /** The value at a path, with the line of its key. */
    private static Found find(YamlNode document, JsonNodePath path) {
        Found found = new Found(document.line(), document);
        for (int index = 0; index < path.getNameCount(); index++) {
            Object element = path.getElement(index);
            Optional<Found> next = Optional.empty();
            if (found.node() instanceof Mapping mapping) {
                next = mapping.entry(String.valueOf(element)).map(entry -> new Found(entry.keyLine(), entry.value()));
            } else if (found.node() instanceof Sequence sequence && element instanceof Integer position) {
                YamlNode item = sequence.items().get(position);
                next = Optional.of(new Found(item.line(), item));
            }
            found = next.orElse(found);
        }
        return found;
    }

    private record Found(int line, YamlNode node) {}
}
