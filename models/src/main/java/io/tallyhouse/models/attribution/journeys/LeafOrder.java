package io.tallyhouse.models.attribution.journeys;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;

/** Events of a leaf by person, each person's in their order: a counting sort by person, then a small sort each. */
final class LeafOrder {
    private static final int FEW = 40;

    private int[] ends = new int[1 << 12];
    private int[] order = new int[1 << 12];

    /** Sorts the events of a leaf. */
    void sort(LeafEvents events) {
        int persons = events.persons();
        if (persons + 1 > ends.length) {
            ends = new int[2 * persons];
        }
        if (events.count() > order.length) {
            order = new int[2 * events.count()];
        }
        Arrays.fill(ends, 0, persons + 1, 0);
        for (int event = 0; event < events.count(); event++) {
            ends[events.person(event) + 1]++;
        }
        for (int person = 1; person <= persons; person++) {
            ends[person] += ends[person - 1];
        }
        // ends[p] is now where the person's events begin; filling moves it to where they end.
        for (int event = 0; event < events.count(); event++) {
            order[ends[events.person(event)]++] = event;
        }
        for (int person = 0; person < persons; person++) {
            sort(events, start(person), end(person));
        }
    }

    int start(int person) {
        return person == 0 ? 0 : ends[person - 1];
    }

    int end(int person) {
        return ends[person];
    }

    /** The event at a place between {@link #start} and {@link #end}. */
    int event(int place) {
        return order[place];
    }

    private void sort(LeafEvents events, int from, int to) {
        if (to - from > FEW) {
            IntArrays.mergeSort(order, from, to, events::compare);
            return;
        }
        for (int next = from + 1; next < to; next++) {
            int event = order[next];
            int hole = next;
            while (hole > from && events.compare(order[hole - 1], event) > 0) {
                order[hole] = order[hole - 1];
                hole--;
            }
            order[hole] = event;
        }
    }
}
