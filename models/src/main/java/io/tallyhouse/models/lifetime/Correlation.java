package io.tallyhouse.models.lifetime;

import java.util.List;

/** Whether customers who buy more often also spend more per order, which Gamma-Gamma takes not to be so. */
final class Correlation {
    private Correlation() {}

    /** Pearson's correlation of frequency and mean order value over repeaters; 0 where one of them does not vary. */
    static double frequencyAndValue(List<Counted<CustomerKind>> kinds) {
        double customers = 0;
        double frequencies = 0;
        double values = 0;
        for (Counted<CustomerKind> kind : kinds) {
            if (kind.value().value().isPresent()) {
                customers += kind.count();
                frequencies += kind.count() * frequency(kind);
                values += kind.count() * value(kind);
            }
        }
        double together = 0;
        double ofFrequency = 0;
        double ofValue = 0;
        for (Counted<CustomerKind> kind : kinds) {
            if (kind.value().value().isPresent()) {
                double frequency = frequency(kind) - frequencies / customers;
                double value = value(kind) - values / customers;
                together += kind.count() * frequency * value;
                ofFrequency += kind.count() * frequency * frequency;
                ofValue += kind.count() * value * value;
            }
        }
        return ofFrequency > 0 && ofValue > 0 ? together / Math.sqrt(ofFrequency * ofValue) : 0;
    }

    private static double frequency(Counted<CustomerKind> kind) {
        return kind.value().history().frequency();
    }

    private static double value(Counted<CustomerKind> kind) {
        return kind.value().value().orElseThrow().mean().doubleValue();
    }
}
