package io.tallyhouse.models.attribution.journeys;

import java.util.Iterator;
import scala.Tuple2;

/** Cuts the events of leaves, one leaf after the other, into journeys. */
final class LeafAttribution {
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private final PartSums sums;
    private final LeafEvents events;
    private final LeafOrder order = new LeafOrder();
    private final OpenJourney journey = new OpenJourney();
    private final JourneyCrediting crediting;
    private final long window;

    private LeafAttribution(JourneyOptions options) {
        sums = new PartSums(options.markovOrder());
        events = new LeafEvents(sums.channels);
        crediting = new JourneyCrediting(sums, options);
        window = options.windowDays() * MICROS_PER_DAY;
    }

    /** The sums over blocks; blocks of one leaf follow each other. */
    static PartSums sum(Iterator<Tuple2<Integer, byte[]>> blocks, JourneyOptions options) {
        LeafAttribution attribution = new LeafAttribution(options);
        int leaf = -1;
        while (blocks.hasNext()) {
            Tuple2<Integer, byte[]> block = blocks.next();
            if (block._1() != leaf) {
                attribution.finishLeaf();
                leaf = block._1();
            }
            attribution.events.add(block._2());
        }
        attribution.finishLeaf();
        attribution.sums.log.trim();
        return attribution.sums;
    }

    private void finishLeaf() {
        order.sort(events);
        for (int person = 0; person < events.persons(); person++) {
            walk(order.start(person), order.end(person));
        }
        events.clear();
    }

    private void walk(int from, int to) {
        journey.clear();
        for (int place = from; place < to; place++) {
            int event = order.event(place);
            int channel = events.channel(event);
            if (channel >= 0) {
                journey.add(channel, events.at(event));
            } else {
                sums.outdatedTouches += journey.dropBefore(events.at(event) - window);
                crediting.converted(journey, events.at(event), events.amount(event), events.refund(event));
                journey.clear();
            }
        }
        if (journey.count > 0) {
            crediting.gone(journey);
        }
    }
}
