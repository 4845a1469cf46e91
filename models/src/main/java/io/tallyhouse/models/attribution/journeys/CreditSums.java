package io.tallyhouse.models.attribution.journeys;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Credit by month of conversion, channel and model, in whole units, so that no order of adding changes a figure. */
final class CreditSums implements Serializable {
    /** Credited conversions are counted in millionths. */
    static final long ONE_CONVERSION = 1_000_000;

    private static final int WIDTH = 2 * JourneyModel.COUNT;

    private final TreeMap<Integer, long[]> months = new TreeMap<>();

    /** The month that was asked for last; the next conversion is often of the same. */
    private int lastMonth;

    private long[] lastCells = new long[0];

    /** The cells of a month, with room for so many channels; {@link #add} writes into them. */
    long[] month(int month, int channels) {
        if (month == lastMonth && lastCells.length >= channels * WIDTH && channels > 0) {
            return lastCells;
        }
        long[] cells = months.get(month);
        if (cells == null || cells.length < channels * WIDTH) {
            int room = Math.max(channels, Math.min(2 * channels, Channels.LIMIT)) * WIDTH;
            cells = cells == null ? new long[room] : Arrays.copyOf(cells, room);
            months.put(month, cells);
        }
        lastMonth = month;
        lastCells = cells;
        return cells;
    }

    static void add(long[] cells, JourneyModel model, int channel, long minorUnits, long millionths) {
        int cell = channel * WIDTH + 2 * model.place;
        cells[cell] += minorUnits;
        cells[cell + 1] += millionths;
    }

    static long minorUnits(long[] cells, JourneyModel model, int channel) {
        return cells[channel * WIDTH + 2 * model.place];
    }

    static long millionths(long[] cells, JourneyModel model, int channel) {
        return cells[channel * WIDTH + 2 * model.place + 1];
    }

    Map<Integer, long[]> months() {
        return months;
    }

    /** How many channels a month's cells have room for. */
    static int room(long[] cells) {
        return cells.length / WIDTH;
    }

    /** Adds the other's sums; {@code numbers} are this one's numbers of its channels, of {@code channels} in all. */
    void addAll(CreditSums other, int[] numbers, int channels) {
        other.months.forEach((month, theirs) -> {
            long[] ours = month(month, channels);
            for (int channel = 0; channel < Math.min(numbers.length, room(theirs)); channel++) {
                for (int i = 0; i < WIDTH; i++) {
                    ours[numbers[channel] * WIDTH + i] += theirs[channel * WIDTH + i];
                }
            }
        });
    }
}
