package io.tallyhouse.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class TestChance {
    @Property
    void aDrawDependsOnItsKeyAlone(@ForAll long seed, @ForAll long entity, @ForAll int draw) {
        assertThat(new Chance(seed).about("x").unit(entity, draw))
                .isEqualTo(new Chance(seed).about("x").unit(entity, draw))
                .isBetween(0.0, 1.0);
    }

    @Test
    void drawsAreEvenlySpreadOverEntities() {
        Chance chance = new Chance(5).about("spread");

        assertThat(LongStream.range(0, 20_000)
                        .mapToDouble(entity -> chance.unit(entity, 0))
                        .average()
                        .orElseThrow())
                .isCloseTo(0.5, within(0.01));
        assertThat(LongStream.range(0, 20_000)
                        .mapToDouble(entity -> chance.exponential(3, entity, 1))
                        .average()
                        .orElseThrow())
                .isCloseTo(3, within(0.1));
    }

    @Test
    void subjectsAreIndependent() {
        assertThat(new Chance(5).about("one").bits(1, 1))
                .isNotEqualTo(new Chance(5).about("other").bits(1, 1));
    }
}
