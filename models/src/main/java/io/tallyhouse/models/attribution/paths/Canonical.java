package io.tallyhouse.models.attribution.paths;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts channels and paths into the order that depends on their content only. */
final class Canonical {
    private Canonical() {}

    static Paths paths(ChannelDictionary dictionary, PathTable table, ValueUse use, IgnoredRows ignored) {
        List<String> names = sortedNames(dictionary);
        char[] renumbered = renumbered(dictionary, names);
        long[] nameKeys = nameKeys(dictionary);
        int untouched = emptyPath(table);
        long[] keys = distinctKeys(table, nameKeys, untouched);
        int[] order = order(keys, untouched);

        int count = order.length;
        int[] ends = new int[count];
        long[] sortedKeys = new long[count];
        double[] conversions = new double[count];
        double[] values = new double[count];
        double[] nulls = new double[count];
        char[] touches = new char[table.count() == 0 ? 0 : table.end(table.count() - 1)];
        int end = 0;
        for (int i = 0; i < count; i++) {
            int path = order[i];
            for (int at = table.start(path); at < table.end(path); at++) {
                touches[end++] = renumbered[table.touch(at)];
            }
            ends[i] = end;
            sortedKeys[i] = keys[path];
            conversions[i] = table.conversions(path);
            values[i] = table.value(path);
            nulls[i] = table.nulls(path);
        }
        Totals none = untouched < 0
                ? new Totals(0, 0, 0)
                : new Totals(table.conversions(untouched), table.value(untouched), table.nulls(untouched));
        return new Paths(names, touches, ends, sortedKeys, conversions, values, nulls, use, none, ignored);
    }

    private static List<String> sortedNames(ChannelDictionary dictionary) {
        List<String> names = new ArrayList<>(dictionary.count());
        for (int channel = ChannelDictionary.NO_TOUCH + 1; channel < dictionary.count(); channel++) {
            names.add(dictionary.name(channel));
        }
        names.sort(null);
        return names;
    }

    private static char[] renumbered(ChannelDictionary dictionary, List<String> sorted) {
        String[] names = sorted.toArray(new String[0]);
        char[] numbers = new char[dictionary.count()];
        for (int channel = ChannelDictionary.NO_TOUCH + 1; channel < numbers.length; channel++) {
            numbers[channel] = (char) Arrays.binarySearch(names, dictionary.name(channel));
        }
        return numbers;
    }

    private static long[] nameKeys(ChannelDictionary dictionary) {
        long[] keys = new long[dictionary.count()];
        for (int channel = 0; channel < keys.length; channel++) {
            String name = dictionary.name(channel);
            long key = 0xCBF29CE484222325L;
            for (int i = 0; i < name.length(); i++) {
                key = (key ^ name.charAt(i)) * 0x100000001B3L;
            }
            keys[channel] = key;
        }
        return keys;
    }

    private static int emptyPath(PathTable table) {
        for (int path = 0; path < table.count(); path++) {
            if (table.start(path) == table.end(path)) {
                return path;
            }
        }
        return -1;
    }

    /** Keys of paths; salted again until no two are equal, so that their order is total. */
    private static long[] distinctKeys(PathTable table, long[] nameKeys, int untouched) {
        for (long salt = 1; ; salt++) {
            long[] keys = new long[table.count()];
            for (int path = 0; path < keys.length; path++) {
                long key = salt;
                for (int at = table.start(path); at < table.end(path); at++) {
                    key = mix(key + nameKeys[table.touch(at)]);
                }
                keys[path] = path == untouched ? Paths.UNTOUCHED_KEY : key;
            }
            if (distinct(keys)) {
                return keys;
            }
        }
    }

    private static boolean distinct(long[] keys) {
        long[] sorted = keys.clone();
        Arrays.sort(sorted);
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                return false;
            }
        }
        return true;
    }

    private static int[] order(long[] keys, int untouched) {
        long[] sorted = new long[untouched < 0 ? keys.length : keys.length - 1];
        int filled = 0;
        for (int path = 0; path < keys.length; path++) {
            if (path != untouched) {
                sorted[filled++] = keys[path];
            }
        }
        Arrays.sort(sorted);
        int[] order = new int[sorted.length];
        for (int path = 0; path < keys.length; path++) {
            if (path != untouched) {
                order[Arrays.binarySearch(sorted, keys[path])] = path;
            }
        }
        return order;
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
