package io.tallyhouse.orchestration.end;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person reads who asks why an opportunity's credit is what it is. */
class TestExplainCredit {
    private static final SampleWarehouse COMPANY = SampleWarehouse.shared();

    private static Program.Ended explain(String opportunity, String... options) {
        List<String> arguments = new java.util.ArrayList<>(List.of(
                "explain",
                "credit",
                "--warehouse",
                COMPANY.warehouse().toString(),
                "--engine",
                "spark",
                "--opportunity",
                opportunity));
        arguments.addAll(List.of(options));
        return Program.run(arguments.toArray(String[]::new));
    }

    private static String one(String sql) {
        return Program.csv(COMPANY.warehouse(), sql).lines().findFirst().orElseThrow();
    }

    /** A won opportunity with a touch that was left out. */
    private static String won() {
        return one("select touches.opportunity_id from gold.analytics.fct_journey_touch as touches"
                + " where touches.stage = 'won' and touches.is_reached group by touches.opportunity_id"
                + " having count_if(touches.is_eligible) > 2 and count_if(not touches.is_eligible) > 0"
                + " order by touches.opportunity_id limit 1");
    }

    @Test
    void eachTouchShowsItsSharesTheRulesAndWhatWasLeftOut() {
        String text = explain(won()).orFail().out();

        assertThat(text)
                .contains("won at ", "Touches that earn, share in percent by model", "u_40_20_40", "full_path")
                .contains("Each channel of the journey by its removal effect")
                .contains("Removal effects of these channels")
                .contains("Touches left out, and why");
        assertThat(text.lines()
                        .filter(line -> line.matches(
                                ".*(before the window|after the stage|machine|counted on that day|after the close).*")))
                .isNotEmpty();
    }

    @Test
    void forProgramsTheAmountsOfAModelAddUpToTheRevenue() {
        String opportunity = won();
        String csv = explain(opportunity, "--model", "markov", "--format", "csv")
                .orFail()
                .out();

        BigDecimal sum = csv.lines()
                .skip(1)
                .map(line -> new BigDecimal(line.split(",", -1)[8]))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum)
                .isEqualByComparingTo(
                        one("select won_amount from gold.analytics.fct_opportunity where opportunity_id = '%s'"
                                .formatted(opportunity)));
        assertThat(csv).contains("Removal effect of ", "left out: ");
    }

    @Test
    void anEarlierStageHasItsOwnJourney() {
        String opportunity = won();

        assertThat(explain(opportunity, "--stage", "created").orFail().out())
                .contains("created at ", "after the stage was reached");
    }

    @Test
    void anIdOfFifteenCharactersIsTheSameOpportunity() {
        String opportunity = won();

        assertThat(explain(opportunity.substring(0, 15)).orFail().out()).contains("opportunity " + opportunity);
    }

    @Test
    void whatIsNotThereIsSaid() {
        String lost = one(
                "select opportunity_id from gold.analytics.fct_opportunity where is_closed and not is_won order by 1");

        assertThat(explain("006nowhere").err())
                .contains(
                        "Cannot explain credit: no opportunity 006nowhere is served. See gold.analytics.fct_opportunity");
        assertThat(explain("x' or 'a'='a").exitCode()).isEqualTo(2);
        assertThat(explain(lost, "--stage", "won").err())
                .contains("opportunity %s did not reach it. It reached: created".formatted(lost));
        assertThat(explain(won(), "--model", "magic").err())
                .contains("there is none of that name. Models: first, full_path, last,");
        assertThat(Program.run("explain").exitCode()).isEqualTo(2);
    }
}
