package io.tallyhouse.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyhouse.lakehouse.tables.PipeTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Laws of spreading people and tools, on made-up cost: awkward amounts, credits, corrections, months without a carrier. */
class TestMarketingCostLaws {
    private static final int MONTHS = 12;
    private static final int LINES = 400;
    private static final long SEED = 20260401;
    private static final List<String> CHANNELS = List.of("paid_search", "display", "event", "content");

    private final GoldQueries queries = new GoldQueries();

    @Test
    void whatIsSpreadSumsToTheLedgerToTheLastMillionth() {
        cost(rows -> rows).createOrReplaceTempView("cost");

        List<Row> broken = queries.session().sql("""
                        select *
                        from (
                            select cost_month, cost_category, sum(cost_amount) as amount
                            from cost
                            where cost_category in ('people', 'tools')
                            group by cost_month, cost_category
                        ) as spread
                        full outer join (
                            select posting_month as cost_month, 'people' as cost_category, sum(posting_amount) as amount
                            from fct_ledger_posting
                            group by posting_month
                            union all
                            select cast(trunc(spend_date, 'month') as date), 'tools', sum(spend_amount)
                            from fct_spend
                            where spend_category = 'tools'
                            group by trunc(spend_date, 'month')
                        ) as ledger
                            using (cost_month, cost_category)
                        where spread.amount is distinct from ledger.amount
                        """).collectAsList();

        assertThat(broken).as("months whose spread cost is not the ledger's").isEmpty();
    }

    @Test
    void noPartIsAMillionthOrMoreFromItsExactShare() {
        cost(rows -> rows).createOrReplaceTempView("cost");

        List<Row> broken = queries.session().sql("""
                        with carriers as (
                            select
                                cost_month, channel, campaign_key,
                                cast(sum(cost_amount) as decimal(18, 6)) as carrier
                            from cost
                            where cost_category in ('media', 'programme')
                            group by cost_month, channel, campaign_key
                            having sum(cost_amount) > 0
                        ),
                        parts as (
                            select
                                carriers.*,
                                cast(sum(carrier) over (partition by cost_month) as decimal(18, 6)) as carriers,
                                cast(coalesce(people.cost_amount, 0) as decimal(18, 6)) as part,
                                cast(sum(people.cost_amount) over (partition by cost_month) as decimal(18, 6)) as whole
                            from carriers
                            left join (select * from cost where cost_category = 'people') as people
                                using (cost_month, channel, campaign_key)
                        )
                        select * from parts where abs(part * carriers - whole * carrier) >= 0.000001 * carriers
                        """).collectAsList();

        assertThat(broken).as("parts that are not the largest remainder's").isEmpty();
    }

    @Test
    void theOrderOfRowsChangesNothing() {
        List<String> columns =
                List.of("cost_month", "cost_category", "channel", "campaign_key", "allocation_key", "cost_amount");
        String once = PipeTable.of(cost(rows -> rows), columns).sorted().toString();
        String again = PipeTable.of(cost(TestMarketingCostLaws::shuffled), columns)
                .sorted()
                .toString();

        assertThat(again).as("cost of the same rows in another order").isEqualTo(once);
        assertThat(once).contains("media_and_programme_share", "unallocated");
    }

    private Dataset<Row> cost(UnaryOperator<List<String>> order) {
        Random random = new Random(SEED);
        List<String> spend = new ArrayList<>();
        List<String> postings = new ArrayList<>();
        for (int line = 0; line < LINES; line++) {
            String channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
            int campaign = random.nextInt(9);
            String category = random.nextInt(3) == 0 ? "media" : "content";
            String amount = "%s%d.%06d"
                    .formatted(random.nextInt(8) == 0 ? "-" : "", random.nextInt(3_000), random.nextInt(1_000_000));
            // The last month has no carrier.
            spend.add("2026-%02d-05 | %s | %s | C%d | EUR | %s | %s"
                    .formatted(1 + random.nextInt(MONTHS - 1), category, channel, campaign, amount, amount));
        }
        for (int month = 1; month <= MONTHS; month++) {
            String tools = "%d.%02d".formatted(random.nextInt(900), random.nextInt(100));
            spend.add("2026-%02d-05 | tools | (unknown) | (unknown) | EUR | %s | %s".formatted(month, tools, tools));
            postings.add("2026-%02d-01 | people | null | %s%d.%02d"
                    .formatted(month, month % 4 == 0 ? "-" : "", 1 + random.nextInt(1_000_000), random.nextInt(100)));
        }
        return queries.run(
                GoldQueries.query("fct_marketing_cost"),
                Map.of(
                        "dim_cost_allocation",
                                "cost_category | allocation_key\npeople | media_and_programme_share\ntools | media_and_programme_share",
                        "fct_spend",
                                text(
                                        "spend_date | spend_category | channel | campaign_key | original_currency | original_amount"
                                                + " | spend_amount",
                                        order.apply(spend)),
                        "fct_ledger_posting",
                                text(
                                        "posting_month | spend_category | campaign_code | posting_amount",
                                        order.apply(postings))),
                Map.of());
    }

    private static List<String> shuffled(List<String> rows) {
        List<String> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(SEED + 1));
        return shuffled;
    }

    private static String text(String header, List<String> rows) {
        return header + "\n" + String.join("\n", rows);
    }
}
