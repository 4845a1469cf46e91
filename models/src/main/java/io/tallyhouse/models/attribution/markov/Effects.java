package io.tallyhouse.models.attribution.markov;

/** Losses per journey when a channel is taken away, by channel number: of conversions and of value. */
final class Effects {
    final double[] conversions;
    final double[] values;

    Effects(int channels) {
        conversions = new double[channels];
        values = new double[channels];
    }
}
