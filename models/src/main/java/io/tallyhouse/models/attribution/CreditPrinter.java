package io.tallyhouse.models.attribution;

import io.tallyhouse.models.attribution.markov.OrderScore;
import io.tallyhouse.models.attribution.uncertainty.ChannelInterval;
import io.tallyhouse.models.attribution.uncertainty.Interval;
import io.tallyhouse.models.output.Numbers;
import io.tallyhouse.models.output.OutputFormat;
import io.tallyhouse.models.output.Quoted;
import java.io.IOException;
import java.util.Optional;

/** Prints a report, in the formats for machines itself and through {@link CreditTable} for people. */
final class CreditPrinter {
    private CreditPrinter() {}

    static void print(AttributionReport report, OutputFormat format, Appendable out) throws IOException {
        switch (format) {
            case CSV -> csv(report, out);
            case JSON -> json(report, out);
            case TABLE -> CreditTable.printText(report, out);
            case MARKDOWN -> CreditTable.printMarkdown(report, out);
        }
    }

    /** The interval of a channel in a credit, where intervals were asked for. */
    static Optional<ChannelInterval> interval(AttributionReport report, int credit, int channel) {
        return report.intervals().isEmpty()
                ? Optional.empty()
                : Optional.of(report.intervals().get(credit).get(channel));
    }

    private static void csv(AttributionReport report, Appendable out) throws IOException {
        out.append("model,order,channel,conversions,value");
        if (!report.intervals().isEmpty()) {
            out.append(",conversions_low,conversions_high,value_low,value_high");
        }
        out.append('\n');
        for (int i = 0; i < report.credits().size(); i++) {
            ModelCredit credit = report.credits().get(i);
            for (int channel = 0; channel < credit.channels().size(); channel++) {
                ChannelCredit each = credit.channels().get(channel);
                out.append(credit.model()).append(',');
                if (credit.order().isPresent()) {
                    out.append(Integer.toString(credit.order().getAsInt()));
                }
                out.append(',')
                        .append(Quoted.csv(each.channel()))
                        .append(',')
                        .append(Numbers.exact(each.conversions()));
                out.append(',');
                if (each.value().isPresent()) {
                    out.append(Numbers.exact(each.value().getAsDouble()));
                }
                Optional<ChannelInterval> interval = interval(report, i, channel);
                if (interval.isPresent()) {
                    csvInterval(interval.get().conversions(), out);
                    csvInterval(interval.get().value(), out);
                }
                out.append('\n');
            }
        }
    }

    private static void csvInterval(Optional<Interval> interval, Appendable out) throws IOException {
        out.append(',').append(interval.map(each -> Numbers.exact(each.low())).orElse(""));
        out.append(',').append(interval.map(each -> Numbers.exact(each.high())).orElse(""));
    }

    private static void json(AttributionReport report, Appendable out) throws IOException {
        out.append("{\"credits\": [");
        String between = "\n  ";
        for (int i = 0; i < report.credits().size(); i++) {
            ModelCredit credit = report.credits().get(i);
            for (int channel = 0; channel < credit.channels().size(); channel++) {
                out.append(between);
                between = ",\n  ";
                jsonCredit(credit, credit.channels().get(channel), interval(report, i, channel), out);
            }
        }
        out.append("\n ],\n \"order_scores\": [");
        between = "\n  ";
        for (OrderScore score : report.orderScores()) {
            out.append(between).append("{\"order\": ").append(Integer.toString(score.order()));
            number("area_under_curve", score.areaUnderCurve(), out);
            number("penalised_area", score.penalisedArea(), out);
            number("held_out_log_loss", score.logLoss(), out);
            out.append('}');
            between = ",\n  ";
        }
        out.append("\n ],\n \"notes\": [");
        between = "\n  ";
        for (String note : report.notes()) {
            out.append(between).append(Quoted.json(note));
            between = ",\n  ";
        }
        out.append("\n ]}\n");
    }

    private static void jsonCredit(
            ModelCredit credit, ChannelCredit channel, Optional<ChannelInterval> interval, Appendable out)
            throws IOException {
        out.append("{\"model\": ").append(Quoted.json(credit.model())).append(", \"order\": ");
        out.append(credit.order().isPresent() ? Integer.toString(credit.order().getAsInt()) : "null");
        out.append(", \"channel\": ").append(Quoted.json(channel.channel()));
        number("conversions", channel.conversions(), out);
        if (channel.value().isPresent()) {
            number("value", channel.value().getAsDouble(), out);
        } else {
            out.append(", \"value\": null");
        }
        if (interval.isPresent()) {
            jsonInterval("conversions", interval.get().conversions(), out);
            jsonInterval("value", interval.get().value(), out);
        }
        out.append('}');
    }

    private static void jsonInterval(String name, Optional<Interval> interval, Appendable out) throws IOException {
        if (interval.isPresent()) {
            number(name + "_low", interval.get().low(), out);
            number(name + "_high", interval.get().high(), out);
        }
    }

    private static void number(String name, double number, Appendable out) throws IOException {
        out.append(", \"").append(name).append("\": ").append(Numbers.exact(number));
    }
}
