package io.tallyhouse.lakehouse.yaml;

import io.tallyhouse.lakehouse.errors.Problems;
import io.tallyhouse.lakehouse.yaml.YamlNode.Entry;
import io.tallyhouse.lakehouse.yaml.YamlNode.Kind;
import io.tallyhouse.lakehouse.yaml.YamlNode.Mapping;
import io.tallyhouse.lakehouse.yaml.YamlNode.Scalar;
import io.tallyhouse.lakehouse.yaml.YamlNode.Sequence;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.Event.ID;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;

/**
 * Reads one YAML document. Anchors, aliases, tags, repeated keys and a second document are problems: what a file says
 * must stand where a reader looks.
 */
public final class YamlReader {
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");
    private static final Pattern NULL = Pattern.compile("~|null|Null|NULL|");
    private static final int DEEPEST = 50;

    private final String file;
    private final Problems problems;
    private final Iterator<Event> events;

    private YamlReader(String file, Iterator<Event> events, Problems problems) {
        this.file = file;
        this.events = events;
        this.problems = problems;
    }

    /**
     * The document in a text, or empty if it cannot be read; what is wrong is added to {@code problems}.
     *
     * @param file path for messages
     */
    public static Optional<YamlNode> read(String file, String text, Problems problems) {
        LoaderOptions options = new LoaderOptions();
        Yaml yaml = new Yaml(new SafeConstructor(options));
        try {
            return new YamlReader(file, yaml.parse(new StringReader(text)).iterator(), problems).document();
        } catch (MarkedYAMLException exception) {
            int line = exception.getProblemMark() == null
                    ? 0
                    : exception.getProblemMark().getLine() + 1;
            problems.add(file, line, "is not YAML: " + exception.getProblem(), "Mend the line or the one before it");
        } catch (YAMLException exception) {
            problems.add(
                    file,
                    0,
                    "is not YAML: " + exception.getMessage(),
                    "Write it as plain UTF-8 text, without deep nesting");
        }
        return Optional.empty();
    }

    private Optional<YamlNode> document() {
        Optional<YamlNode> root = Optional.empty();
        boolean isFirst = true;
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof DocumentStartEvent) {
                if (isFirst) {
                    root = Optional.of(node(events.next(), 0));
                    isFirst = false;
                } else {
                    problems.add(file, line(event), "a second document starts here", "Keep one document in a file");
                    return root;
                }
            }
        }
        if (root.isEmpty()) {
            problems.add(file, 1, "the file is empty", "Write it, or delete it");
        }
        return root;
    }

    private YamlNode node(Event event, int depth) {
        if (depth > DEEPEST) {
            throw new YAMLException("it is nested deeper than " + DEEPEST + " levels");
        }
        refuseIndirection(event);
        if (event instanceof MappingStartEvent) {
            return mapping(event, depth);
        }
        if (event instanceof SequenceStartEvent) {
            List<YamlNode> items = new ArrayList<>();
            for (Event next = events.next(); !next.is(ID.SequenceEnd); next = events.next()) {
                items.add(node(next, depth + 1));
            }
            return new Sequence(line(event), items);
        }
        if (event instanceof ScalarEvent scalar) {
            return new Scalar(line(event), scalar.getValue(), kind(scalar));
        }
        return new Scalar(line(event), "", Kind.NULL);
    }

    private Mapping mapping(Event start, int depth) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Event next = events.next(); !next.is(ID.MappingEnd); next = events.next()) {
            YamlNode key = node(next, depth + 1);
            YamlNode value = node(events.next(), depth + 1);
            if (!(key instanceof Scalar name)) {
                problems.add(file, key.line(), "a key is a list or a mapping", "Write a plain word as key");
                continue;
            }
            Entry former = entries.putIfAbsent(name.text(), new Entry(key.line(), value));
            if (former != null) {
                problems.add(
                        file,
                        key.line(),
                        "key `%s` is repeated; it stands on line %d already".formatted(name.text(), former.keyLine()),
                        "Keep one of them");
            }
        }
        return new Mapping(line(start), entries);
    }

    private void refuseIndirection(Event event) {
        if (event instanceof AliasEvent alias) {
            problems.add(
                    file,
                    line(event),
                    "alias `*%s` is not allowed".formatted(alias.getAnchor()),
                    "Write the value out, so that the file can be read without looking elsewhere");
        } else if (event instanceof NodeEvent node && node.getAnchor() != null) {
            problems.add(file, line(event), "anchor `&%s` is not allowed".formatted(node.getAnchor()), "Delete it");
        }
        String tag = event instanceof ScalarEvent scalar
                ? scalar.getTag()
                : event instanceof CollectionStartEvent collection ? collection.getTag() : null;
        if (tag != null) {
            problems.add(file, line(event), "tag `%s` is not allowed".formatted(tag), "Delete it, or quote the text");
        }
    }

    private static Kind kind(ScalarEvent scalar) {
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return Kind.TEXT;
        }
        String text = scalar.getValue();
        if (NULL.matcher(text).matches()) {
            return Kind.NULL;
        }
        if (BOOLEAN.matcher(text).matches()) {
            return Kind.BOOLEAN;
        }
        if (INTEGER.matcher(text).matches()) {
            return Kind.INTEGER;
        }
        return DECIMAL.matcher(text).matches() ? Kind.DECIMAL : Kind.TEXT;
    }

    private static int line(Event event) {
        return event.getStartMark() == null ? 0 : event.getStartMark().getLine() + 1;
    }
}
