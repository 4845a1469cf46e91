package io.tallyhouse.models.lifetime;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.models.attribution.uncertainty.Interval;
import io.tallyhouse.models.output.Numbers;
import io.tallyhouse.models.output.Quoted;
import io.tallyhouse.models.output.TargetFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes what is expected of each customer as CSV, in the order of the summary file. */
final class Predictions {
    private Predictions() {}

    /**
     * Where predictions go.
     *
     * @throws UserError if nothing can be written there
     */
    static TargetFile target(Path file, Path summary) {
        TargetFile target = new TargetFile("predictions", file);
        if (target.isSameAs(summary)) {
            throw new UserError(
                    ExitCode.USAGE,
                    "Cannot write predictions to " + file + ": it is the summary file. Name another file.");
        }
        return target;
    }

    static void write(
            TargetFile target,
            LifetimeOptions options,
            CustomerSummary summary,
            List<Counted<CustomerKind>> kinds,
            Population population) {
        Map<CustomerKind, String> endings = endings(options, kinds, population);
        target.write(writer -> {
            writer.append("customer_id,frequency,recency,T,monetary_value,probability_alive,expected_purchases");
            writer.append(summary.hasValues() ? ",expected_order_value,value,value_low,value_high\n" : "\n");
            for (CustomerRow customer : summary.customers()) {
                writer.append(Quoted.csv(customer.name())).append(endings.get(customer.kind()));
            }
        });
    }

    /** The rest of the row of each kind of customer. */
    private static Map<CustomerKind, String> endings(
            LifetimeOptions options, List<Counted<CustomerKind>> kinds, Population population) {
        Map<CustomerKind, String> endings = new HashMap<>(2 * kinds.size());
        for (int i = 0; i < kinds.size(); i++) {
            int kind = i;
            CustomerKind customer = kinds.get(i).value();
            StringBuilder row = new StringBuilder();
            field(row, customer.history().frequency());
            field(row, customer.history().recency());
            field(row, customer.history().age());
            row.append(',')
                    .append(customer.value()
                            .map(each -> each.mean().toPlainString())
                            .orElse(""));
            Scenario fitted = population.fitted();
            field(row, fitted.forecasts().alive(kind));
            field(row, fitted.forecasts().purchases(kind));
            if (fitted.values().isPresent()) {
                field(row, fitted.values().get().expectedOrderValue(customer.value()));
                field(row, fitted.value(kind));
                Optional<Interval> interval = population.interval(each -> each.value(kind), options.level());
                row.append(',')
                        .append(interval.map(each -> Numbers.exact(each.low())).orElse(""));
                row.append(',')
                        .append(interval.map(each -> Numbers.exact(each.high())).orElse(""));
            }
            endings.put(customer, row.append('\n').toString());
        }
        return endings;
    }

    private static void field(StringBuilder row, double number) {
        row.append(',').append(Numbers.exact(number));
    }
}
