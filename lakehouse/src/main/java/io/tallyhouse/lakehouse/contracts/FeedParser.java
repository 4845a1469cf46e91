package io.tallyhouse.lakehouse.contracts;

import io.tallyhouse.lakehouse.contracts.Contract.Feed;
import io.tallyhouse.lakehouse.errors.Nearest;
import io.tallyhouse.lakehouse.yaml.YamlNode.Scalar;
import io.tallyhouse.lakehouse.yaml.YamlSection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads a source's {@code feeds}: which select makes which silver table. */
final class FeedParser {
    private final ContractFile file;
    private final Set<String> objects;
    private final Set<String> unnamed;
    private final Map<String, Integer> namedOnLine = new HashMap<>();

    private FeedParser(ContractFile file, Set<String> objects) {
        this.file = file;
        this.objects = objects;
        this.unnamed = new TreeSet<>(file.queries().keySet());
    }

    static List<Feed> parse(YamlSection custom, ContractFile file, Set<String> objects, List<Link> links) {
        return new FeedParser(file, objects).feeds(custom, links);
    }

    private List<Feed> feeds(YamlSection custom, List<Link> links) {
        List<Feed> feeds = new ArrayList<>();
        for (YamlSection section : custom.sections("feeds")) {
            section.allowOnly(List.of("table", "query", "lookups"), "a feed");
            String table =
                    section.requiredText("table", "a feed does not say which silver table it makes", "Add `table`");
            String query = section.requiredText(
                    "query",
                    "a feed does not say which select makes its rows",
                    "Add `query`, a file beside the contract");
            if (!table.isEmpty()) {
                links.add(new Link.Feeds(section.line("table"), table));
            }
            feeds.add(new Feed(table, query, sql(section, query), lookups(section)));
        }
        for (String query : unnamed) {
            custom.problem(
                    custom.line(),
                    "no feed names %s".formatted(query),
                    "Add it to the custom property `feeds`, or delete the file");
        }
        return feeds;
    }

    private String sql(YamlSection section, String query) {
        if (query.isEmpty()) {
            return "";
        }
        unnamed.remove(query);
        Integer former = namedOnLine.putIfAbsent(query, section.line("query"));
        if (former != null) {
            section.problemAt(
                    "query",
                    "%s makes a feed on line %d already".formatted(query, former),
                    "Give each feed a file of its own");
        }
        return Queries.text(section, "query", query, file);
    }

    private List<String> lookups(YamlSection section) {
        List<Scalar> lookups = section.texts("lookups");
        for (Scalar lookup : lookups) {
            if (!objects.contains(lookup.text())) {
                section.problem(
                        lookup.line(),
                        "lookup `%s` is no object of source `%s`".formatted(lookup.text(), file.folder()),
                        Nearest.remedy(lookup.text(), objects));
            }
        }
        Optional<Scalar> repeated = lookups.stream()
                .filter(lookup -> lookups.stream()
                                .filter(other -> other.text().equals(lookup.text()))
                                .count()
                        > 1)
                .findFirst();
        repeated.ifPresent(lookup ->
                section.problem(lookup.line(), "lookup `%s` stands twice".formatted(lookup.text()), "Name it once"));
        return lookups.stream().map(Scalar::text).toList();
    }
}
