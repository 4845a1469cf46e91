package io.tallyhouse.models.attribution.journeys;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.lakehouse.session.SparkSessions;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** The Spark job: that it gives the same bits however events are laid out, and says what it can't take. */
final class TestJourneyAttribution {
    private final SparkSession spark = SparkSessions.open(WarehouseConfiguration.local(Path.of("target/session")))
            .newSession();

    @Test
    void noPartitioningAndNoOrderOfRowsChangesABit() {
        Dataset<Row> events = events(20_000);
        JourneyReport expected = JourneyAttribution.attribute(events, JourneyOptions.STANDARD);

        assertThat(expected.counts().conversions()).isEqualTo(20_000 / 15);
        assertThat(JourneyAttribution.attribute(
                        events.repartition(7)
                                .sortWithinPartitions(col("event_id").desc()),
                        JourneyOptions.STANDARD))
                .isEqualTo(expected);
        assertThat(JourneyAttribution.attribute(EventColumns.select(events), JourneyOptions.STANDARD, 300))
                .isEqualTo(expected);
    }

    @Test
    void everyModelSharesOutTheRevenue() {
        JourneyReport report = JourneyAttribution.attribute(events(5_000), JourneyOptions.STANDARD);

        for (JourneyModel model : JourneyModel.values()) {
            assertThat(report.credits().stream()
                            .filter(credit -> credit.model() == model)
                            .mapToLong(MonthlyCredit::minorUnits)
                            .sum())
                    .isEqualTo(report.counts().revenue());
        }
    }

    @Test
    void personsAndChannelsMayBeUnknown() {
        Dataset<Row> events = spark.sql("""
                select * from values
                    (null, timestamp '2026-03-01', 1, 'web', 't1', 'email', cast(null as decimal(10, 2))),
                    ('p', timestamp '2026-03-02', 1, 'web', 't2', null, cast(null as decimal(10, 2))),
                    ('p', timestamp '2026-03-03', 9, 'shop', 'o1', null, 10.50),
                    (null, timestamp '2026-03-03', 9, 'shop', 'o2', null, 1.25)
                as events (person_key, event_at, source_priority, event_source, event_id, channel, conversion_amount)
                """);

        assertThat(JourneyAttribution.attribute(events, JourneyOptions.STANDARD).credits().stream()
                        .filter(credit -> credit.model() == JourneyModel.LAST)
                        .map(credit -> credit.channel() + " " + credit.minorUnits()))
                .containsExactly("(none) 125", "(unknown) 1050");
    }

    @Test
    void missingColumnsAreNamed() {
        assertThatThrownBy(() -> JourneyAttribution.attribute(
                        events(1).drop("event_id").withColumnRenamed("channel", "medium"), JourneyOptions.STANDARD))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Cannot attribute journeys: the events have no column [event_id, channel]")
                .hasMessageContaining("Name the columns so");
    }

    @Test
    void moneyThatIsNotExactIsRefused() {
        assertThatThrownBy(() -> JourneyAttribution.attribute(
                        events(1)
                                .withColumn(
                                        "conversion_amount",
                                        col("conversion_amount").cast("double")),
                        JourneyOptions.STANDARD))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot attribute journeys: conversion_amount is DOUBLE. Give minor units as BIGINT, or a"
                        + " DECIMAL with at most 2 decimals.");
    }

    @Test
    void anEventWithoutAnInstantIsNamed() {
        assertThatThrownBy(() -> JourneyAttribution.attribute(
                        events(1)
                                .withColumn(
                                        "event_at",
                                        col("event_at")
                                                .cast("string")
                                                .substr(99, 1)
                                                .cast("timestamp")),
                        JourneyOptions.STANDARD))
                .rootCause()
                .hasMessageContaining("Cannot attribute journeys: event e0 of source web lacks event_at");
    }

    /** Every fifteenth event is a conversion; instants are whole hours, so that many are equal. */
    private Dataset<Row> events(int count) {
        return spark.range(count)
                .selectExpr(
                        "concat('person ', cast(floor(pow(pmod(hash(id), 1000) / 1000, 2) * 800) as string)) as person_key",
                        "timestamp_seconds(1770000000 + 3600 * pmod(hash(id, 1), 3000)) as event_at",
                        "1 + pmod(cast(id as int), 2) as source_priority",
                        "case when id % 2 = 0 then 'web' else 'crm' end as event_source",
                        "concat('e', cast(id as string)) as event_id",
                        "concat('channel ', cast(pmod(hash(id, 2), 9) as string)) as channel",
                        "case when id % 15 = 14 then cast(100 + pmod(hash(id, 3), 100000) as bigint) end as conversion_amount");
    }
}
