package io.tallyhouse.models.attribution.credit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyhouse.models.attribution.Credits;
import io.tallyhouse.models.attribution.credit.ModelDefinition.Family;
import io.tallyhouse.models.attribution.paths.Paths;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What a channel is worth to a chain, and how sure that is. */
final class TestChannelEffects {
    private static final int SHARE = 8;
    private static final int LOW = 9;
    private static final int HIGH = 10;

    private static final ModelDefinition CHAIN = new ModelDefinition("markov", Family.MARKOV, Map.of(), 0, 1, "1");

    @Test
    void theShareOfTheOnlyChannelIsSureWhateverConvertedWithoutATouch() {
        Paths paths = Credits.paths("event 10 0 10", "- 30 0 0");

        Row row = ChannelEffects.rows("won", paths, CHAIN).get(0);

        assertThat(List.of(row.getDecimal(SHARE), row.getDecimal(LOW), row.getDecimal(HIGH)))
                .allSatisfy(ratio -> assertThat(ratio).isEqualByComparingTo("1"));
    }

    @Test
    void whereNothingConvertedThereIsNoShare() {
        Row row =
                ChannelEffects.rows("won", Credits.paths("event 0 0 10"), CHAIN).get(0);

        assertThat(List.of(row.getDecimal(SHARE), row.getDecimal(LOW), row.getDecimal(HIGH)))
                .allSatisfy(ratio -> assertThat(ratio).isZero());
    }
}
