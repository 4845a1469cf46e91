package io.tallyhouse.models.attribution.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.codec.digest.MurmurHash3;
import org.apache.spark.unsafe.Platform;

final class TestKeyHash {
    @Property(tries = 2000)
    void theHashIsThatOfCommonsCodec(@ForAll byte[] key) {
        KeyHash found = new KeyHash();
        found.hash(key, Platform.BYTE_ARRAY_OFFSET, key.length);

        assertThat(new long[] {found.high, found.low}).isEqualTo(MurmurHash3.hash128x64(key, 0, key.length, 0));
    }
}
