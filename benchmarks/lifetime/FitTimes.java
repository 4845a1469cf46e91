import io.tallyhouse.models.lifetime.Counted;
import io.tallyhouse.models.lifetime.CustomerKind;
import io.tallyhouse.models.lifetime.CustomerSummary;
import io.tallyhouse.models.lifetime.ModelFit;
import io.tallyhouse.models.lifetime.OrderValue;
import io.tallyhouse.models.lifetime.OrderValueModel;
import io.tallyhouse.models.lifetime.PurchaseHistory;
import io.tallyhouse.models.lifetime.PurchaseModel;
import io.tallyhouse.models.lifetime.SummaryFile;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Prints the processor seconds of each fit of a summary file, from customers in memory to parameters with standard errors. */
final class FitTimes {
    public static void main(String[] arguments) {
        CustomerSummary summary = SummaryFile.read(Path.of(arguments[0]));
        int repeats = Integer.parseInt(arguments[1]);
        List<CustomerKind> kinds = summary.customers().stream().map(customer -> customer.kind()).toList();
        List<PurchaseHistory> histories = kinds.stream().map(CustomerKind::history).toList();
        List<OrderValue> values = kinds.stream().flatMap(kind -> kind.value().stream()).toList();
        for (int i = 0; i < repeats; i++) {
            time("bg_nbd", () -> PurchaseModel.fit(Counted.of(histories)));
            time("gamma_gamma", () -> OrderValueModel.fit(Counted.of(values)));
        }
    }

    private static void time(String name, Supplier<ModelFit<?>> fit) {
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long began = thread.getCurrentThreadCpuTime();
        ModelFit<?> fitted = fit.get();
        double seconds = (thread.getCurrentThreadCpuTime() - began) / 1e9;
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%s,%.6f,%.6f", name, seconds, fitted.logLikelihood()));
        fitted.estimates().forEach(each -> line.append(String.format(
                Locale.ROOT, ",%.6f,%.6f", each.value(), each.standardError().orElse(Double.NaN))));
        System.out.println(line);
    }
}
