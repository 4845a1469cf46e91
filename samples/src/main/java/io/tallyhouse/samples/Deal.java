package io.tallyhouse.samples;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** An opportunity, from its creation to where it stands at the period's end. */
record Deal(long index, String currency, List<Change> changes) {
    /** The steps of a sale. */
    enum Stage {
        PROSPECTING("Prospecting", 10, "Pipeline"),
        QUALIFICATION("Qualification", 20, "Pipeline"),
        PROPOSAL("Proposal", 50, "Best Case"),
        NEGOTIATION("Negotiation", 75, "Commit"),
        CLOSED_WON("Closed Won", 100, "Closed"),
        CLOSED_LOST("Closed Lost", 0, "Omitted");

        private final String label;
        private final int probability;
        private final String forecast;

        Stage(String label, int probability, String forecast) {
            this.label = label;
            this.probability = probability;
            this.forecast = forecast;
        }

        String label() {
            return label;
        }

        int probability() {
            return probability;
        }

        String forecast() {
            return forecast;
        }

        boolean isClosed() {
            return this == CLOSED_WON || this == CLOSED_LOST;
        }
    }

    /** The opportunity as it stands from that instant. */
    record Change(Instant at, Stage stage, BigDecimal amount, LocalDate closeDate) {}

    Deal {
        changes = List.copyOf(changes);
        if (changes.isEmpty()) {
            throw new IllegalArgumentException("a deal begins with a change");
        }
    }

    Instant createdAt() {
        return changes.get(0).at();
    }

    Change last() {
        return changes.get(changes.size() - 1);
    }

    boolean isWon() {
        return last().stage() == Stage.CLOSED_WON;
    }

    String salesforceId() {
        return SalesforceId.OPPORTUNITY.of(index);
    }
}
