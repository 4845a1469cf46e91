package io.tallyhouse.pipelines.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TestFileInstant {
    @ParameterizedTest
    @CsvSource({
        "shop/orders/2026-03-02.csv, 2026-03-02T00:00:00Z",
        "shop/orders/20260302.csv.gz, 2026-03-02T00:00:00Z",
        "shop/orders/2026-03-02T04-05-06Z.csv, 2026-03-02T04:05:06Z",
        "shop/orders/2026-03-02T04:05:06.789Z.csv, 2026-03-02T04:05:06Z",
        "shop/orders/20260302T040506Z_part1.csv, 2026-03-02T04:05:06Z",
        "shop/orders/2026-03-01/orders_2026-03-02_v2.csv, 2026-03-02T00:00:00Z",
        "shop/orders/2026-03-01/99999999.csv, 2026-03-01T00:00:00Z"
    })
    void isTheLastOneInThePath(String path, Instant instant) {
        assertThat(FileInstant.inPath(path)).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop/orders.csv",
                "shop/orders/2026-02-30.csv",
                "shop/orders/202603021.csv",
                "shop/orders/2026-03.csv"
            })
    void isAbsentWhereNoDateStands(String path) {
        assertThat(FileInstant.inPath(path)).isEmpty();
    }
}
