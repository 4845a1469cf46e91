package io.tallyhouse.orchestration.cli;

import io.tallyhouse.lakehouse.config.WarehouseConfiguration;
import io.tallyhouse.orchestration.run.Job;
import io.tallyhouse.orchestration.run.OpenWarehouse;
import io.tallyhouse.orchestration.run.SparkQuery;
import io.tallyhouse.orchestration.terminal.ResultFormat;
import io.tallyhouse.orchestration.terminal.Steps;
import io.tallyhouse.samples.SampleCompany;
import io.tallyhouse.samples.SampleSummary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Everything, from nothing, on the sample company. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Everything from nothing: write a sample company's files, load them, build gold, check, release, "
                + "and print the key figures. Running it again changes nothing.")
final class DemoCommand extends JobCommand {
    private static final List<Figure> FIGURES = List.of(
            new Figure("Won revenue and the credit each model gives away: the two must be equal", """
                    select credit.model, sum(credit.credit_amount) as credit_amount,
                        (select sum(won_amount) from gold.analytics.fct_opportunity where is_won) as won_amount
                    from gold.analytics.fct_attribution_credit as credit group by credit.model order by credit.model"""),
            new Figure(
                    "What each channel cost in full (media, programme, people, tools) and brought (linear model)", """
                    select channel, cast(sum(cost_amount) as decimal(20, 2)) as cost_amount,
                        sum(revenue_credit_amount) as revenue_credit_amount,
                        cast(sum(margin_credit_amount) as decimal(20, 2)) as margin_credit_amount,
                        cast((sum(margin_credit_amount) - sum(cost_amount)) / nullif(sum(cost_amount), 0) as decimal(12, 2)) as margin_roi_ratio
                    from gold.analytics.mart_channel_roi_monthly where model = 'linear' group by channel order by 2 desc, 1"""),
            new Figure("Budget: plan = committed + accrued + payable + paid + remaining", """
                    select year(budget_month) as year, cast(sum(plan_amount) as decimal(20, 2)) as plan_amount, cast(sum(committed_amount) as decimal(20, 2)) as committed_amount,
                        cast(sum(accrued_amount) as decimal(20, 2)) as accrued_amount, cast(sum(payable_amount) as decimal(20, 2)) as payable_amount,
                        cast(sum(paid_amount) as decimal(20, 2)) as paid_amount, cast(sum(remaining_amount) as decimal(20, 2)) as remaining_amount
                    from gold.analytics.mart_budget_position_monthly group by year(budget_month) order by 1"""));

    private static final String LONG_JOURNEY = """
            select journey_id from gold.analytics.fct_journey
            where stage = 'won' and outcome = 'reached' and touch_count between 5 and 12
            order by touch_count desc, journey_id limit 1""";

    @Mixin
    private final SampleSize size = new SampleSize();

    private record Figure(String title, String sql) {}

    @Override
    String words() {
        return "demo";
    }

    @Override
    boolean makesWarehouse() {
        return true;
    }

    @Override
    void prepare(WarehouseConfiguration configuration, PrintWriter out) {
        Path landing = Path.of(configuration.landing().get(0));
        Instant start = Instant.now();
        SampleSummary summary = SampleCompany.write(landing, size.options());
        out.printf(
                Locale.ROOT,
                "Wrote %,d rows in %,d files of a sample company to %s in %.1f s.%n",
                summary.rows(),
                summary.files(),
                landing,
                Duration.between(start, Instant.now()).toMillis() / 1000.0);
    }

    /** The company's files end with 2025: the demo runs as of the morning after. */
    @Override
    Instant defaultInstant(Clock clock) {
        return SampleCompany.AS_OF;
    }

    @Override
    Map<String, Object> work(OpenWarehouse open, Job job, Steps steps) throws Exception {
        // The files were written by this process and are whole.
        return RunCommand.daily(job, List.of(), Duration.ZERO);
    }

    /** A won opportunity with a journey worth looking at. */
    private static Optional<Object> won(OpenWarehouse open) {
        return SparkQuery.run(open.session(), LONG_JOURNEY).rows().stream()
                .findFirst()
                .flatMap(row -> row.get(0));
    }

    @Override
    void afterwards(OpenWarehouse open, Steps steps) {
        for (Figure figure : FIGURES) {
            steps.say("");
            steps.say(figure.title());
            steps.say(ResultFormat.TABLE
                    .write(SparkQuery.run(open.session(), figure.sql()))
                    .stripTrailing());
        }
        String warehouse = open.configuration().warehouse();
        steps.say("");
        steps.say("Try next:");
        steps.say("  ./tallyhouse query --warehouse %s \"select * from gold.analytics.mart_campaign_roi\""
                .formatted(warehouse));
        won(open)
                .ifPresent(opportunity -> steps.say("  ./tallyhouse explain credit --warehouse %s --opportunity %s"
                        .formatted(warehouse, opportunity)));
        steps.say("  ./tallyhouse status --warehouse %s".formatted(warehouse));
        steps.say("  ./tallyhouse serve --warehouse %s      # the same tables through Trino".formatted(warehouse));
    }
}
