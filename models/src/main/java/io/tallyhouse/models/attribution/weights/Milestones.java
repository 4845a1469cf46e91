package io.tallyhouse.models.attribution.weights;

import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;

/**
 * Touches of a business-to-business journey at which something happened, by place; the oldest touch is the first milestone always.
 *
 * @param lead the newest touch at or before the lead's creation; empty where no lead was made
 * @param opportunity the newest touch at or before the opportunity's creation; empty where none was made
 * @param close the newest touch at or before the close; empty while the opportunity is open
 */
public record Milestones(OptionalInt lead, OptionalInt opportunity, OptionalInt close) {
    public Milestones {
        requireNonNull(lead, "lead is null");
        requireNonNull(opportunity, "opportunity is null");
        requireNonNull(close, "close is null");
    }
}
