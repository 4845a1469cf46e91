package io.tallyhouse.models.lifetime;

import io.tallyhouse.models.output.Numbers;
import io.tallyhouse.models.output.OutputFormat;
import io.tallyhouse.models.output.Quoted;
import io.tallyhouse.models.output.TextTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Prints a report. */
final class LifetimePrinter {
    private LifetimePrinter() {}

    static void print(LifetimeReport report, OutputFormat format, Appendable out) throws IOException {
        switch (format) {
            case CSV -> csv(report, out);
            case JSON -> json(report, out);
            case TABLE, MARKDOWN -> tables(report, format, out);
        }
    }

    private static void csv(LifetimeReport report, Appendable out) throws IOException {
        out.append("group,figure,value,standard_error,low,high,unit\n");
        for (Figure figure : report.figures()) {
            out.append(figure.group()).append(',').append(figure.name());
            out.append(',').append(Numbers.exact(figure.value()));
            out.append(',').append(error(figure));
            out.append(',')
                    .append(figure.interval()
                            .map(each -> Numbers.exact(each.low()))
                            .orElse(""));
            out.append(',')
                    .append(figure.interval()
                            .map(each -> Numbers.exact(each.high()))
                            .orElse(""));
            out.append(',').append(Quoted.csv(unit(figure, report))).append('\n');
        }
    }

    private static String error(Figure figure) {
        return figure.standardError().isPresent()
                ? Numbers.exact(figure.standardError().getAsDouble())
                : "";
    }

    private static String unit(Figure figure, LifetimeReport report) {
        return figure.kind() == Figure.Kind.MONEY ? report.currency().orElse("") : "";
    }

    private static void json(LifetimeReport report, Appendable out) throws IOException {
        Horizon horizon = report.horizon();
        out.append("{\"horizon\": ").append(Numbers.exact(horizon.length()));
        out.append(", \"discount_rate\": ").append(Numbers.exact(horizon.discountRate()));
        out.append(", \"margin\": ").append(Numbers.exact(horizon.margin()));
        out.append(", \"currency\": ")
                .append(report.currency().map(Quoted::json).orElse("null"));
        out.append(",\n \"figures\": [");
        String between = "\n  ";
        for (Figure figure : report.figures()) {
            out.append(between).append("{\"group\": ").append(Quoted.json(figure.group()));
            out.append(", \"figure\": ").append(Quoted.json(figure.name()));
            out.append(", \"value\": ").append(Numbers.exact(figure.value()));
            if (figure.standardError().isPresent()) {
                out.append(", \"standard_error\": ").append(error(figure));
            }
            if (figure.interval().isPresent()) {
                out.append(", \"low\": ")
                        .append(Numbers.exact(figure.interval().get().low()));
                out.append(", \"high\": ")
                        .append(Numbers.exact(figure.interval().get().high()));
            }
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

    private static void tables(LifetimeReport report, OutputFormat format, Appendable out) throws IOException {
        List<String> groups =
                report.figures().stream().map(Figure::group).distinct().toList();
        for (int i = 0; i < groups.size(); i++) {
            out.append(i == 0 ? "" : "\n");
            List<List<String>> rows = rows(report, groups.get(i));
            if (format == OutputFormat.MARKDOWN) {
                TextTable.printMarkdown(groups.get(i), rows, out);
            } else {
                TextTable.print(groups.get(i), rows, out);
            }
        }
    }

    private static List<List<String>> rows(LifetimeReport report, String group) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("figure", "value", "standard error", "low", "high"));
        for (Figure figure : report.figures()) {
            if (!figure.group().equals(group)) {
                continue;
            }
            int decimals = figure.kind().decimals();
            String unit = unit(figure, report);
            rows.add(List.of(
                    figure.name() + (unit.isEmpty() ? "" : " (" + unit + ")"),
                    Numbers.rounded(figure.value(), decimals),
                    figure.standardError().isPresent()
                            ? Numbers.rounded(figure.standardError().getAsDouble(), decimals)
                            : "",
                    figure.interval()
                            .map(each -> Numbers.rounded(each.low(), decimals))
                            .orElse(""),
                    figure.interval()
                            .map(each -> Numbers.rounded(each.high(), decimals))
                            .orElse("")));
        }
        return rows;
    }
}
