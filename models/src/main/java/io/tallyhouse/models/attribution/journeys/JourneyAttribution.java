package io.tallyhouse.models.attribution.journeys;

import io.tallyhouse.models.attribution.markov.MarkovModel;
import java.math.BigInteger;
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

    /** So many are sorted at a time: their arrays fit a core's cache. */
    private static final long LEAF_EVENTS = 1 << 16;

    private static final int MOST_LEAVES = 8_192;
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
            MarkovModel markov = JourneySolution.solve(all);
            Broadcast<Map<String, Double>> effects = spark.broadcast(JourneySolution.effects(markov));
            PartSums second = parts.map(part -> JourneySolution.markovCredit(part, effects.value()))
                    .treeReduce(PartSums::plus, depth(tasks));
            effects.destroy();
            return new JourneyReport(JourneySolution.credits(all.plus(second)), all.counts(), markov);
        } finally {
            parts.unpersist(true);
        }
    }

    private static int leaves(Dataset<Row> events) {
        BigInteger bytes =
                events.queryExecution().optimizedPlan().stats().sizeInBytes().bigInteger();
        BigInteger leaves = bytes.divide(BigInteger.valueOf(EVENT_BYTES * LEAF_EVENTS));
        int cores = events.sparkSession().sparkContext().defaultParallelism();
        return Math.max(cores, leaves.min(BigInteger.valueOf(MOST_LEAVES)).intValue());
    }

    private static int depth(int tasks) {
        return tasks <= LEAVES_PER_TASK ? 1 : 2;
    }
}
