package io.tallyhouse.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tallyhouse.models.attribution.uncertainty.CounterRandom;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Standard errors of shares by their formula, beside drawing the opportunities again for real. */
class TestAttributionShares {
    private static final int OPPORTUNITIES = 300;
    private static final int REPLICATES = 4000;
    private static final List<String> CHANNELS = List.of("event", "email", "paid_search");

    private final GoldQueries queries = new GoldQueries();

    @Test
    void errorsAreThoseOfDrawingOpportunitiesAgain() {
        long[][] cents = credits();

        List<Row> shares = queries.run(
                        GoldQueries.query("mart_attribution_share_yearly"),
                        Map.of(
                                "dim_date",
                                "date | fiscal_year\n2026-02-01 | 2026\n",
                                "fct_attribution_credit",
                                table(cents)),
                        Map.of())
                .orderBy("channel")
                .collectAsList();

        assertThat(shares).hasSize(CHANNELS.size());
        for (Row share : shares) {
            double drawn = errorOfDraws(cents, CHANNELS.indexOf(share.<String>getAs("channel")));
            // 4,000 draws know a standard deviation to about 1 %.
            assertThat(share.<BigDecimal>getAs("share_error_ratio").doubleValue())
                    .as(share.<String>getAs("channel"))
                    .isCloseTo(drawn, within(0.05 * drawn));
        }
    }

    /** Cents by opportunity and channel: amounts of a heavy tail, one to three channels each. */
    private static long[][] credits() {
        long[][] cents = new long[OPPORTUNITIES][CHANNELS.size()];
        for (int opportunity = 0; opportunity < OPPORTUNITIES; opportunity++) {
            CounterRandom random = new CounterRandom(7, opportunity, 0);
            long worth = Math.round(100_000 / (0.05 + random.next()));
            int channels = 1 + random.next(CHANNELS.size());
            int first = random.next(CHANNELS.size());
            for (int i = 0; i < channels; i++) {
                cents[opportunity][(first + i) % CHANNELS.size()] = worth / channels;
            }
        }
        return cents;
    }

    private static String table(long[][] cents) {
        StringBuilder table = new StringBuilder(
                "model | stage | source | opportunity_id | stage_date | channel | pipeline_credit_amount | currency | definition_version\n");
        for (int opportunity = 0; opportunity < cents.length; opportunity++) {
            for (int channel = 0; channel < CHANNELS.size(); channel++) {
                if (cents[opportunity][channel] > 0) {
                    table.append("linear | won | crm | o%d | 2026-02-01 | %s | %s | EUR | v1\n"
                            .formatted(
                                    opportunity,
                                    CHANNELS.get(channel),
                                    BigDecimal.valueOf(cents[opportunity][channel], 2)));
                }
            }
        }
        return table.toString();
    }

    /** The standard deviation of a channel's share over samples of as many opportunities, drawn with replacement. */
    private static double errorOfDraws(long[][] cents, int channel) {
        double[] shares = IntStream.range(0, REPLICATES)
                .mapToDouble(replicate -> {
                    CounterRandom random = new CounterRandom(11, replicate, 1);
                    double part = 0;
                    double whole = 0;
                    for (int i = 0; i < cents.length; i++) {
                        long[] drawn = cents[random.next(cents.length)];
                        part += drawn[channel];
                        for (long each : drawn) {
                            whole += each;
                        }
                    }
                    return part / whole;
                })
                .toArray();
        double mean = IntStream.range(0, REPLICATES)
                .mapToDouble(i -> shares[i])
                .average()
                .orElseThrow();
        double squares = IntStream.range(0, REPLICATES)
                .mapToDouble(i -> (shares[i] - mean) * (shares[i] - mean))
                .sum();
        return Math.sqrt(squares / REPLICATES);
    }
}
