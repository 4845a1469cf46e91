package io.tallyhouse.lakehouse.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tallyhouse.lakehouse.yaml.YamlNode;
import io.tallyhouse.lakehouse.yaml.YamlNode.Mapping;
import io.tallyhouse.lakehouse.yaml.YamlNode.Scalar;
import io.tallyhouse.lakehouse.yaml.YamlNode.Sequence;
import java.math.BigDecimal;

/** A YAML tree as JSON, for a JSON schema to check. */
final class YamlJson {
    private YamlJson() {}

    static JsonNode of(YamlNode node) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (node instanceof Mapping mapping) {
            ObjectNode object = nodes.objectNode();
            mapping.entries().forEach((key, entry) -> object.set(key, of(entry.value())));
            return object;
        }
        if (node instanceof Sequence sequence) {
            ArrayNode array = nodes.arrayNode();
            sequence.items().forEach(item -> array.add(of(item)));
            return array;
        }
        Scalar scalar = (Scalar) node;
        return switch (scalar.kind()) {
            case TEXT -> nodes.textNode(scalar.text());
            case INTEGER -> nodes.numberNode(new BigDecimal(scalar.text()).toBigInteger());
            case DECIMAL -> nodes.numberNode(new BigDecimal(scalar.text()));
            case BOOLEAN -> nodes.booleanNode(Boolean.parseBoolean(scalar.text()));
            case NULL -> nodes.nullNode();
        };
    }
}
