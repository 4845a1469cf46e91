package io.tallyhouse.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TestConversionOdds {
    private static final Instant AT = Instant.parse("2025-01-01T00:00:00Z");

    @Test
    void channelsMultiplyTheOddsAndALossIsWhatThenIsMissing() {
        // Odds 0.1 · 3.0 · 1.4 = 0.42: 0.42 / 1.42; without the event 0.14 / 1.14.
        ConversionOdds odds = new ConversionOdds(AT, 0.1, Set.of(Channel.EVENT, Channel.EMAIL));

        assertThat(odds.probability()).isCloseTo(0.42 / 1.42, within(1e-15));
        assertThat(odds.loss(Channel.EVENT)).isCloseTo(0.42 / 1.42 - 0.14 / 1.14, within(1e-15));
        assertThat(odds.loss(Channel.WEBINAR)).isZero();
    }
}
