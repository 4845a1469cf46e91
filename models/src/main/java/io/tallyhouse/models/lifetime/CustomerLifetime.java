package io.tallyhouse.models.lifetime;

import io.tallyhouse.models.lifetime.Figure.Kind;
import io.tallyhouse.models.output.TargetFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** Lifetime values of a summary file, from reading it to printing: what the command {@code ltv --summary} does. */
public final class CustomerLifetime {
    private static final String PURCHASES = "bg_nbd";
    private static final String VALUES = "gamma_gamma";
    private static final String POPULATION = "population";

    private final LifetimeOptions options;
    private final CustomerSummary summary;
    private final List<Counted<CustomerKind>> kinds;
    private final Horizon horizon;
    private final ModelFit<PurchaseModel> purchases;
    private final Optional<ModelFit<OrderValueModel>> values;
    private final Population population;
    private final List<Figure> figures = new ArrayList<>();

    private CustomerLifetime(LifetimeOptions options) {
        this.options = options;
        summary = SummaryFile.read(options.file());
        kinds = summary.kinds();
        double longest = kinds.stream()
                .mapToDouble(kind -> kind.value().history().age())
                .max()
                .orElseThrow();
        horizon = options.horizonOr(longest);
        purchases = PurchaseModel.fit(histories());
        values = summary.hasValues() ? Optional.of(OrderValueModel.fit(orderValues())) : Optional.empty();
        population = new Population(kinds, horizon, purchases, values);
    }

    /**
     * Prints the figures in the format asked for, writes predictions where asked, and returns notes for the user.
     *
     * @throws io.tallyhouse.lakehouse.errors.UserError if the file or an option is bad
     */
    public static List<String> run(LifetimeOptions options, Appendable out) throws IOException {
        // Refused before anything is fitted.
        Optional<TargetFile> predictions = options.predictions().map(file -> Predictions.target(file, options.file()));
        CustomerLifetime lifetime = new CustomerLifetime(options);
        LifetimeReport report = lifetime.report();
        predictions.ifPresent(
                target -> Predictions.write(target, options, lifetime.summary, lifetime.kinds, lifetime.population));
        LifetimePrinter.print(report, options.output(), out);
        return report.notes();
    }

    /** Reads the file, fits and sums. */
    public static LifetimeReport report(LifetimeOptions options) {
        return new CustomerLifetime(options).report();
    }

    private List<Counted<PurchaseHistory>> histories() {
        return Counted.merge(kinds.stream()
                .map(kind -> new Counted<>(kind.value().history(), kind.count()))
                .toList());
    }

    private List<Counted<OrderValue>> orderValues() {
        return Counted.merge(kinds.stream()
                .flatMap(kind -> kind.value().value().stream().map(value -> new Counted<>(value, kind.count())))
                .toList());
    }

    private LifetimeReport report() {
        figures.clear();
        addFit(PURCHASES, purchases);
        values.ifPresent(fit -> addFit(VALUES, fit));
        observed("customers", Kind.COUNT, summary.customers().size());
        observed("repeaters", Kind.COUNT, (double) repeaters());
        estimated("customers_alive", Kind.EXPECTATION, Scenario::alive);
        estimated("expected_purchases", Kind.EXPECTATION, Scenario::expectedPurchases);
        estimated(
                "expected_purchases_of_new_customer",
                Kind.EXPECTATION,
                scenario -> scenario.purchases().expectedPurchases(horizon.length()));
        if (values.isPresent()) {
            addValues();
        }
        List<String> notes = new ArrayList<>(summary.notes());
        LifetimeNotes.add(options, horizon, kinds, purchases, values, notes);
        return new LifetimeReport(figures, horizon, options.currency(), notes);
    }

    private void addValues() {
        observed("frequency_value_correlation", Kind.NUMBER, Correlation.frequencyAndValue(kinds));
        estimated(
                "mean_order_value",
                Kind.MONEY,
                scenario -> scenario.lifetimeValue().values().meanOrderValue());
        estimated("value_of_customers", Kind.MONEY, Scenario::value);
        estimated(
                "value_per_customer",
                Kind.MONEY,
                scenario -> scenario.value() / summary.customers().size());
        estimated(
                "value_of_new_customer_repeat_orders",
                Kind.MONEY,
                scenario -> scenario.lifetimeValue().ofNewCustomer());
        estimated(
                "value_of_new_customer",
                Kind.MONEY,
                scenario -> scenario.lifetimeValue().ofNewCustomerWithFirstOrder());
    }

    private long repeaters() {
        return kinds.stream()
                .filter(kind -> kind.value().history().frequency() > 0)
                .mapToLong(Counted::count)
                .sum();
    }

    private void addFit(String group, ModelFit<?> fit) {
        for (Estimate estimate : fit.estimates()) {
            OptionalDouble errorOfLog = estimate.standardError().isPresent()
                    ? OptionalDouble.of(estimate.standardError().getAsDouble() / estimate.value())
                    : OptionalDouble.empty();
            figures.add(Figure.estimated(
                    group, estimate.name(), Kind.NUMBER, estimate.value(), errorOfLog, options.level()));
        }
        figures.add(Figure.observed(group, "log_likelihood", Kind.NUMBER, fit.logLikelihood()));
    }

    private void observed(String name, Kind kind, double value) {
        figures.add(Figure.observed(POPULATION, name, kind, value));
    }

    private void estimated(String name, Kind kind, ToDoubleFunction<Scenario> figure) {
        figures.add(Figure.estimated(
                POPULATION,
                name,
                kind,
                figure.applyAsDouble(population.fitted()),
                population.errorOfLog(figure),
                options.level()));
    }
}
