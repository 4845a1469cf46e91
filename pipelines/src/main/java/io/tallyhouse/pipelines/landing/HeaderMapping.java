package io.tallyhouse.pipelines.landing;

import io.tallyhouse.lakehouse.contracts.ColumnNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which value of a record goes to which contract column; the others are kept by their folded names. */
final class HeaderMapping {
    private static final int UNKNOWN = -1;
    private final int width;
    private final int[] targets;
    private final String[] unknownNames;

    HeaderMapping(Layout layout, Header header) {
        List<String> folded = header.names().stream().map(ColumnNames::fold).toList();
        width = layout.columns().size();
        targets = new int[folded.size()];
        Arrays.fill(targets, UNKNOWN);
        BitSet filled = new BitSet(width);
        // Own names first: a column's alias never takes what another column is called.
        claim(layout, folded, filled, 0, 1);
        claim(layout, folded, filled, 1, Integer.MAX_VALUE);
        unknownNames = unknownNames(folded);
    }

    private void claim(Layout layout, List<String> folded, BitSet filled, int fromRank, int toRank) {
        for (int column = 0; column < width; column++) {
            List<String> names = layout.accepted().get(column);
            for (int rank = fromRank; rank < Math.min(toRank, names.size()) && !filled.get(column); rank++) {
                int place = folded.indexOf(names.get(rank));
                if (place >= 0 && targets[place] == UNKNOWN) {
                    targets[place] = column;
                    filled.set(column);
                }
            }
        }
    }

    private String[] unknownNames(List<String> folded) {
        Set<String> used = new HashSet<>();
        String[] names = new String[folded.size()];
        for (int i = 0; i < names.length; i++) {
            String base = folded.get(i).equals("_") ? "column_" + (i + 1) : folded.get(i);
            String name = base;
            for (int copy = 2; targets[i] == UNKNOWN && !used.add(name); copy++) {
                name = base + "_" + copy;
            }
            names[i] = name;
        }
        return names;
    }

    /** The values in contract order; null where there is none. */
    @Nullable
    String[] known(String[] values) {
        @Nullable String[] known = new @Nullable String[width];
        for (int i = 0; i < targets.length; i++) {
            if (targets[i] != UNKNOWN && !values[i].isEmpty()) {
                known[targets[i]] = values[i];
            }
        }
        return known;
    }

    /** Values of columns that the contract does not have, where there is one. */
    Map<String, String> unknown(String[] values) {
        Map<String, String> unknown = new LinkedHashMap<>();
        for (int i = 0; i < targets.length; i++) {
            if (targets[i] == UNKNOWN && !values[i].isEmpty()) {
                unknown.put(unknownNames[i], values[i]);
            }
        }
        return unknown;
    }

    /** Contract columns that this header fills. */
    BitSet filled() {
        BitSet filled = new BitSet(width);
        Arrays.stream(targets).filter(target -> target != UNKNOWN).forEach(filled::set);
        return filled;
    }

    /** Named columns that the contract does not have. */
    List<String> unknownColumns(Header header) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < targets.length; i++) {
            if (targets[i] == UNKNOWN && !header.names().get(i).isEmpty()) {
                names.add(unknownNames[i]);
            }
        }
        return names;
    }
}
