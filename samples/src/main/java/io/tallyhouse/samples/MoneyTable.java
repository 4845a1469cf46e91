package io.tallyhouse.samples;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Sums of money by month, channel and currency: as it was paid, and in euros. */
final class MoneyTable {
    private record Key(YearMonth month, String channel, String currency) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::month).thenComparing(Key::channel).thenComparing(Key::currency);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private record Sum(long count, BigDecimal amount, BigDecimal euros) {
        Sum plus(Sum other) {
            return new Sum(count + other.count, amount.add(other.amount), euros.add(other.euros));
        }
    }

    private final Map<Key, Sum> sums = new TreeMap<>();

    void add(YearMonth month, String channel, String currency, BigDecimal amount, BigDecimal euros) {
        sums.merge(new Key(month, channel, currency), new Sum(1, amount, euros), Sum::plus);
    }

    BigDecimal totalEuros() {
        return sums.values().stream().map(Sum::euros).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The sums in euros of the months that have any. */
    NavigableMap<YearMonth, BigDecimal> eurosByMonth() {
        NavigableMap<YearMonth, BigDecimal> months = new TreeMap<>();
        sums.forEach((key, sum) -> months.merge(key.month(), sum.euros(), BigDecimal::add));
        return months;
    }

    /** The sum in the currency it was paid in, zero where there is none. */
    BigDecimal amount(YearMonth month, String currency) {
        return sums.entrySet().stream()
                .filter(entry -> entry.getKey().month().equals(month)
                        && entry.getKey().currency().equals(currency))
                .map(entry -> entry.getValue().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** For {@code truth.json}: every line, the months, and the total. */
    Map<String, Object> toTree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("total_eur", totalEuros().toPlainString());
        Map<String, BigDecimal> months = new TreeMap<>();
        eurosByMonth().forEach((month, euros) -> months.put(month.toString(), euros));
        Map<String, BigDecimal> channels = new TreeMap<>();
        List<Map<String, Object>> lines = new ArrayList<>();
        sums.forEach((key, sum) -> {
            channels.merge(key.channel(), sum.euros(), BigDecimal::add);
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("month", key.month().toString());
            line.put("channel", key.channel());
            line.put("currency", key.currency());
            line.put("count", sum.count());
            line.put("amount", sum.amount().toPlainString());
            line.put("amount_eur", sum.euros().toPlainString());
            lines.add(line);
        });
        tree.put("eur_by_month", plain(months));
        tree.put("eur_by_channel", plain(channels));
        tree.put("lines", lines);
        return tree;
    }

    private static Map<String, String> plain(Map<String, BigDecimal> amounts) {
        Map<String, String> texts = new LinkedHashMap<>();
        amounts.forEach((name, amount) -> texts.put(name, amount.toPlainString()));
        return texts;
    }
}
