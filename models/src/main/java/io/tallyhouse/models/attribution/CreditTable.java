package io.tallyhouse.models.attribution;

import io.tallyhouse.models.attribution.paths.ValueUse;
import io.tallyhouse.models.attribution.uncertainty.ChannelBand;
import io.tallyhouse.models.attribution.uncertainty.ChannelInterval;
import io.tallyhouse.models.attribution.uncertainty.DisagreementBand;
import io.tallyhouse.models.attribution.uncertainty.Interval;
import io.tallyhouse.models.output.Numbers;
import io.tallyhouse.models.output.TextTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Credits for people: channels down, models across, a sum below, and how far models disagree beside. */
final class CreditTable {
    private CreditTable() {}

    static void printText(AttributionReport report, Appendable out) throws IOException {
        TextTable.print("conversions", rows(report, Measure.CONVERSIONS), out);
        if (report.valueUse() == ValueUse.READ) {
            out.append('\n');
            TextTable.print("value", rows(report, Measure.VALUE), out);
        }
    }

    static void printMarkdown(AttributionReport report, Appendable out) throws IOException {
        TextTable.printMarkdown("conversions", rows(report, Measure.CONVERSIONS), out);
        if (report.valueUse() == ValueUse.READ) {
            out.append('\n');
            TextTable.printMarkdown("value", rows(report, Measure.VALUE), out);
        }
    }

    private enum Measure {
        CONVERSIONS,
        VALUE;

        double of(ChannelCredit credit) {
            return switch (this) {
                case CONVERSIONS -> credit.conversions();
                case VALUE -> credit.value().orElse(0);
            };
        }

        Optional<Interval> of(ChannelInterval interval) {
            return switch (this) {
                case CONVERSIONS -> interval.conversions();
                case VALUE -> interval.value();
            };
        }
    }

    private static List<List<String>> rows(AttributionReport report, Measure measure) {
        List<ModelCredit> credits = report.credits();
        boolean banded = measure == Measure.CONVERSIONS && credits.size() > 1;
        List<ChannelBand> bands = banded ? DisagreementBand.of(credits) : List.of();
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("channel"));
        for (ModelCredit credit : credits) {
            header.add(credit.label());
        }
        if (banded) {
            header.add("spread %");
        }
        rows.add(header);
        int channels = credits.isEmpty() ? 0 : credits.get(0).channels().size();
        for (int channel = 0; channel < channels; channel++) {
            List<String> row = new ArrayList<>();
            row.add(credits.get(0).channels().get(channel).channel());
            for (int i = 0; i < credits.size(); i++) {
                row.add(cell(report, i, channel, measure));
            }
            if (banded) {
                row.add(Numbers.rounded(100 * bands.get(channel).width()));
            }
            rows.add(row);
        }
        List<String> sums = new ArrayList<>(List.of("sum"));
        for (ModelCredit credit : credits) {
            double sum = 0;
            for (ChannelCredit each : credit.channels()) {
                sum += measure.of(each);
            }
            sums.add(Numbers.rounded(sum));
        }
        if (banded) {
            sums.add("");
        }
        rows.add(sums);
        return rows;
    }

    private static String cell(AttributionReport report, int credit, int channel, Measure measure) {
        String number = Numbers.rounded(
                measure.of(report.credits().get(credit).channels().get(channel)));
        Optional<Interval> interval =
                CreditPrinter.interval(report, credit, channel).flatMap(measure::of);
        return interval.map(range ->
                        number + " [" + Numbers.rounded(range.low()) + ", " + Numbers.rounded(range.high()) + "]")
                .orElse(number);
    }
}
