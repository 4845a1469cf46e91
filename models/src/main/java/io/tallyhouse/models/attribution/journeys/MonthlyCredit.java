package io.tallyhouse.models.attribution.journeys;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * What a channel earned in a month under a model.
 *
 * @param month first day of the month of conversion
 * @param channel the channel's name, {@code (none)} for conversions without a touch
 * @param minorUnits credit in minor units of the currency
 * @param conversionMillionths credited conversions, in millionths
 */
public record MonthlyCredit(
        JourneyModel model, LocalDate month, String channel, long minorUnits, long conversionMillionths) {
    public MonthlyCredit {
        requireNonNull(model, "model is null");
        requireNonNull(month, "month is null");
        requireNonNull(channel, "channel is null");
    }
}
