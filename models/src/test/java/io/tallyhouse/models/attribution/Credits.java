package io.tallyhouse.models.attribution;

import io.tallyhouse.models.attribution.paths.Paths;
import io.tallyhouse.models.attribution.paths.PathsBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Short words for tests of models. */
public final class Credits {
    private Credits() {}

    /** Paths from lines such as {@code A>B>A 3 100.5 2}: path, conversions, value, nulls; the path {@code -} is empty. */
    public static Paths paths(String... lines) {
        PathsBuilder builder = new PathsBuilder();
        for (String line : lines) {
            String[] fields = line.split(" ");
            List<String> path = fields[0].equals("-") ? List.of() : List.of(fields[0].split(">"));
            builder.add(path, Long.parseLong(fields[1]), Double.parseDouble(fields[2]), Long.parseLong(fields[3]));
        }
        return builder.build();
    }

    /** Conversions by channel name. */
    public static Map<String, Double> conversions(ModelCredit credit) {
        Map<String, Double> byName = new LinkedHashMap<>();
        credit.channels().forEach(each -> byName.put(each.channel(), each.conversions()));
        return byName;
    }

    /** Conversions of one channel. */
    public static double conversions(ModelCredit credit, String channel) {
        return find(credit, channel).conversions();
    }

    /** Value of one channel. */
    public static double value(ModelCredit credit, String channel) {
        return find(credit, channel).value().orElseThrow();
    }

    private static ChannelCredit find(ModelCredit credit, String channel) {
        return credit.channels().stream()
                .filter(each -> each.channel().equals(channel))
                .findFirst()
                .orElseThrow();
    }

    /** Values by channel name. */
    public static Map<String, Double> values(ModelCredit credit) {
        Map<String, Double> byName = new LinkedHashMap<>();
        credit.channels()
                .forEach(each -> byName.put(each.channel(), each.value().orElseThrow()));
        return byName;
    }
}
