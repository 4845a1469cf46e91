package io.tallyhouse.models.attribution.journeys;

import io.tallyhouse.models.attribution.markov.MarkovModel;
import io.tallyhouse.models.attribution.markov.RemovalEffect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Attribution of person journeys on Spark. Events are packed into blocks of bytes, shuffled once by person, and sorted and
 * summed leaf by leaf; the driver sees sums by month and channel and the steps between channels, nothing else.
 */
public final class JourneyAttribution {
    /** Bytes that Spark thinks an event takes at least; a guess too low only makes leaves smaller. */
    private static final long EVENT_BYTES = 16;

    private static final long LEAF_EVENTS = 1 << 18;
    private static final int FEWEST_LEAVES = 16;
    private static final int MOST_LEAVES = 16_384;
    private static final int LEAVES_PER_TASK = 64;
    private static final int TASKS_PER_CORE = 4;

    private JourneyAttribution() {}

    /**
     * Attributes conversions to the touches before them.
     *
     * @param events one row per touch or conversion: {@code person_key} string, {@code event_at} timestamp,
     *     {@code source_priority} int, {@code event_source}, {@code event_id} and {@code channel} strings,
     *     {@code conversion_amount} as minor units in a long or as a decimal with two decimals, null for touches, and
     *     {@code refunded_amount} of the same kind or absent
     */
    public static JourneyReport attribute(Dataset<Row> events, JourneyOptions options) {
        Dataset<Row> selected = EventColumns.select(events);
        return attribute(selected, options, leaves(selected));
    }

    static JourneyReport attribute(Dataset<Row> selected, JourneyOptions options, int leaves) {
        JavaSparkContext spark =
                JavaSparkContext.fromSparkContext(selected.sparkSession().sparkContext());
        int tasks = Math.min(leaves, Math.max(TASKS_PER_CORE * spark.defaultParallelism(), leaves / LEAVES_PER_TASK));
        JavaRDD<PartSums> parts = selected.queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitionsToPair(rows -> new EventPacker(rows, leaves))
                .partitionBy(new HashPartitioner(leaves))
                .coalesce(tasks)
                .mapPartitions(
                        blocks -> List.of(LeafAttribution.sum(blocks, options)).iterator())
                .persist(StorageLevel.MEMORY_AND_DISK());
        try {
            PartSums all = parts.map(PartSums::summary).treeReduce(PartSums::plus, depth(tasks));
            MarkovModel markov = solve(all);
            Broadcast<Map<String, Double>> effects = spark.broadcast(effects(markov));
            int order = options.markovOrder();
            PartSums second = parts.map(part -> {
                        PartSums credited = new PartSums(order);
                        CreditSums credits = MarkovCrediting.sum(part, effects(part.channels, effects.value()));
                        int[] numbers = credited.channels.numbersOf(part.channels);
                        credited.credits.addAll(credits, numbers, numbers.length);
                        return credited;
                    })
                    .treeReduce(PartSums::plus, depth(tasks));
            effects.destroy();
            return new JourneyReport(credits(all.plus(second)), all.counts(), markov);
        } finally {
            parts.unpersist(false);
        }
    }

    private static int leaves(Dataset<Row> events) {
        long bytes = events.queryExecution()
                .optimizedPlan()
                .stats()
                .sizeInBytes()
                .bigInteger()
                .min(java.math.BigInteger.valueOf(Long.MAX_VALUE))
                .longValue();
        return (int) Math.max(FEWEST_LEAVES, Math.min(MOST_LEAVES, bytes / EVENT_BYTES / LEAF_EVENTS));
    }

    private static int depth(int tasks) {
        return tasks <= LEAVES_PER_TASK ? 1 : 2;
    }

    private static MarkovModel solve(PartSums all) {
        List<String> names = new ArrayList<>(all.channels.names());
        names.remove(Channels.NONE);
        names.sort(null);
        int[] numbers = new int[all.channels.count()];
        for (int channel = 0; channel < numbers.length; channel++) {
            numbers[channel] = Math.max(0, names.indexOf(all.channels.name(channel)));
        }
        return MarkovModel.fit(names, all.chain.renumbered(numbers, names.size()));
    }

    private static Map<String, Double> effects(MarkovModel markov) {
        Map<String, Double> effects = new HashMap<>();
        for (RemovalEffect effect : markov.effects()) {
            effects.put(effect.channel(), effect.conversions());
        }
        return effects;
    }

    private static double[] effects(Channels channels, Map<String, Double> byName) {
        double[] effects = new double[channels.count()];
        Arrays.setAll(effects, channel -> byName.getOrDefault(channels.name(channel), 0.0));
        return effects;
    }

    private static List<JourneyCredit> credits(PartSums all) {
        List<String> names = new ArrayList<>(all.channels.names());
        names.sort(null);
        List<JourneyCredit> credits = new ArrayList<>();
        for (JourneyModel model : JourneyModel.values()) {
            all.credits.months().forEach((month, cells) -> {
                for (String name : names) {
                    int channel = all.channels.number(name);
                    if (channel < CreditSums.room(cells)) {
                        long minorUnits = CreditSums.minorUnits(cells, model, channel);
                        long millionths = CreditSums.millionths(cells, model, channel);
                        if (minorUnits != 0 || millionths != 0) {
                            credits.add(new JourneyCredit(model, Months.firstDay(month), name, minorUnits, millionths));
                        }
                    }
                }
            });
        }
        return credits;
    }
}
