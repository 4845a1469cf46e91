package io.tallyhouse.lakehouse.errors;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds what a mistyped word may have meant. */
public final class Nearest {
    private Nearest() {}

    /** What to do about a word that is not known: the one nearest to it, or all there are. */
    public static String remedy(String word, Collection<String> known) {
        String all = known.stream().sorted().map("`%s`"::formatted).collect(Collectors.joining(", "));
        return to(word, known).map("Did you mean `%s`?"::formatted).orElseGet(() -> switch (known.size()) {
            case 0 -> "Delete it";
            case 1 -> "Only %s is known".formatted(all);
            default -> "Use one of " + all;
        });
    }

    /** The known word that differs by no more than a third of its letters, if there is one. */
    public static Optional<String> to(String word, Collection<String> known) {
        String folded = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(candidate ->
                        distance(folded, candidate.toLowerCase(Locale.ROOT)) <= Math.max(1, candidate.length() / 3))
                .min(Comparator.comparingInt((String candidate) -> distance(folded, candidate.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static int distance(String left, String right) {
        int[] former = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            former[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] current = new int[right.length() + 1];
            current[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                int change = left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1;
                current[column] =
                        Math.min(former[column - 1] + change, Math.min(former[column], current[column - 1]) + 1);
            }
            former = current;
        }
        return former[right.length()];
    }
}
