package io.tallyhouse.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Counts the company's files a second time, from the files alone, and compares. */
final class TestTruth {
    private static final JsonNode TRUTH = SmallCompany.company().truth();
    private static final NavigableMap<LocalDate, BigDecimal> DOLLARS = dollars();

    private static NavigableMap<LocalDate, BigDecimal> dollars() {
        NavigableMap<LocalDate, BigDecimal> dollars = new TreeMap<>();
        for (Reread.Row row : rows("fx", "eurofxref")) {
            dollars.put(LocalDate.parse(row.get("Date")), new BigDecimal(row.get("USD")));
        }
        return dollars;
    }

    private static List<Reread.Row> rows(String source, String object) {
        return Reread.goodRows(SmallCompany.company().folder(), source, object);
    }

    private static BigDecimal euros(BigDecimal amount, String currency, LocalDate day, int decimals) {
        BigDecimal rate = currency.equals("USD") ? DOLLARS.floorEntry(day).getValue() : BigDecimal.ONE;
        return amount.divide(rate, decimals, RoundingMode.HALF_UP);
    }

    private static void add(Map<String, BigDecimal> sums, String key, BigDecimal amount) {
        sums.merge(key, amount, BigDecimal::add);
    }

    /** The truth's lines as {@code month/channel/currency} to amount and euros. */
    private static Map<String, BigDecimal> lines(String figure, String column) {
        Map<String, BigDecimal> lines = new TreeMap<>();
        for (JsonNode line : TRUTH.path(figure).path("lines")) {
            add(
                    lines,
                    line.path("month").asText() + "/" + line.path("channel").asText() + "/"
                            + line.path("currency").asText(),
                    new BigDecimal(line.path(column).asText()));
        }
        return lines;
    }

    private static Collection<Reread.Row> latest(
            List<Reread.Row> rows, Function<Reread.Row, String> key, String changedColumn) {
        Map<String, Reread.Row> latest = new TreeMap<>();
        for (Reread.Row row : rows) {
            latest.merge(
                    key.apply(row),
                    row,
                    (one, other) -> one.get(changedColumn).compareTo(other.get(changedColumn)) > 0 ? one : other);
        }
        return latest.values();
    }

    @Test
    void mediaSpendIsWhatTheCampaignReportsSay() {
        Map<String, String> channels = rows("google_ads", "campaign_history").stream()
                .collect(Collectors.toMap(
                        row -> row.get("id"),
                        row -> row.get("advertising_channel_type").equals("SEARCH") ? "paid_search" : "display",
                        (one, other) -> other));
        Map<String, String> currencies = rows("google_ads", "account_history").stream()
                .collect(
                        Collectors.toMap(row -> row.get("id"), row -> row.get("currency_code"), (one, other) -> other));
        Map<String, BigDecimal> amounts = new TreeMap<>();
        Map<String, BigDecimal> inEuros = new TreeMap<>();
        for (Reread.Row row : latest(
                rows("google_ads", "campaign_stats"),
                row -> String.join("/", row.get("id"), row.get("date"), row.get("device"), row.get("ad_network_type")),
                "_fivetran_synced")) {
            String currency = String.valueOf(currencies.get(row.get("customer_id")));
            BigDecimal cost = new BigDecimal(row.get("cost_micros")).movePointLeft(6);
            String key = row.get("date").substring(0, 7) + "/" + channels.get(row.get("id")) + "/" + currency;
            add(amounts, key, cost);
            add(inEuros, key, euros(cost, currency, LocalDate.parse(row.get("date")), 6));
        }

        assertThat(inEuros).isNotEmpty().isEqualTo(lines("media_spend", "amount_eur"));
        assertThat(amounts)
                .usingComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(lines("media_spend", "amount"));
    }

    @Test
    void billsAreWhatTheBooksSay() {
        Map<String, Reread.Row> bills =
                latest(rows("netsuite", "transaction"), row -> row.get("id"), "_fivetran_synced").stream()
                        .filter(row -> row.get("type").equals("VendBill"))
                        .collect(Collectors.toMap(row -> row.get("id"), row -> row));
        Map<String, BigDecimal> programmes = new TreeMap<>();
        Map<String, BigDecimal> media = new TreeMap<>();
        for (Reread.Row line : rows("netsuite", "transaction_line")) {
            Reread.Row bill = bills.get(line.get("transaction"));
            if (bill == null || line.get("mainline").equals("T")) {
                continue;
            }
            String currency = bill.get("currency").equals("2") ? "USD" : "EUR";
            LocalDate date = LocalDate.parse(bill.get("trandate").substring(0, 10));
            add(
                    line.get("expenseaccount").equals("601") ? media : programmes,
                    date.toString().substring(0, 7),
                    euros(new BigDecimal(line.get("foreignamount")), currency, date, 2));
        }

        assertThat(programmes).isNotEmpty().isEqualTo(byMonth("programme_spend"));
        assertThat(media).isNotEmpty().isEqualTo(byMonth("media_bills"));
    }

    @Test
    void whatWasReceivedAndNotBilledIsWhatTheLatestOrderLinesSay() {
        Map<String, Reread.Row> orders =
                latest(rows("netsuite", "transaction"), row -> row.get("id"), "_fivetran_synced").stream()
                        .filter(row -> row.get("type").equals("PurchOrd"))
                        .collect(Collectors.toMap(row -> row.get("id"), row -> row));
        Map<String, BigDecimal> accrued = new TreeMap<>();
        for (Reread.Row line : latest(
                rows("netsuite", "transaction_line"),
                row -> row.get("transaction") + "/" + row.get("id"),
                "_fivetran_synced")) {
            Reread.Row order = orders.get(line.get("transaction"));
            if (order == null) {
                continue;
            }
            long units = Long.parseLong(line.get("quantityshiprecv")) - Long.parseLong(line.get("quantitybilled"));
            if (units > 0) {
                String month = line.get("expectedreceiptdate").substring(0, 7);
                add(
                        accrued,
                        month.compareTo("2026-01") > 0 ? "2026-01" : month,
                        euros(
                                new BigDecimal(line.get("rate")).multiply(BigDecimal.valueOf(units)),
                                order.get("currency").equals("2") ? "USD" : "EUR",
                                LocalDate.parse(order.get("trandate").substring(0, 10)),
                                2));
            }
        }

        assertThat(accrued).isNotEmpty().isEqualTo(byMonth("received_not_billed"));
    }

    private static Map<String, BigDecimal> byMonth(String figure) {
        Map<String, BigDecimal> months = new TreeMap<>();
        TRUTH.path(figure)
                .path("eur_by_month")
                .fields()
                .forEachRemaining(month -> months.put(
                        month.getKey(), new BigDecimal(month.getValue().asText())));
        return months;
    }

    @Test
    void payrollAndCostOfRevenueAreWhatJournalsPostAndEveryJournalBalances() {
        Map<String, Reread.Row> journals = rows("netsuite", "transaction").stream()
                .filter(row -> row.get("type").equals("Journal"))
                .collect(Collectors.toMap(row -> row.get("id"), row -> row));
        Map<String, BigDecimal> people = new TreeMap<>();
        Map<String, BigDecimal> costOfRevenue = new TreeMap<>();
        Map<String, BigDecimal> balances = new TreeMap<>();
        for (Reread.Row posting : rows("netsuite", "transaction_accounting_line")) {
            Reread.Row journal = journals.get(posting.get("transaction"));
            if (journal == null) {
                continue;
            }
            BigDecimal amount = new BigDecimal(posting.get("amount"));
            String month = journal.get("trandate").substring(0, 7);
            add(balances, posting.get("transaction"), amount);
            if (posting.get("account").equals("605")) {
                add(people, month, amount);
            }
            if (posting.get("account").equals("500")) {
                add(costOfRevenue, month, amount);
            }
        }

        assertThat(people).hasSize(24).isEqualTo(byMonth("people_cost"));
        assertThat(costOfRevenue).isNotEmpty().isEqualTo(byMonth("cost_of_revenue"));
        assertThat(balances.values()).allMatch(balance -> balance.signum() == 0);
    }

    @Test
    void costOfRevenueIsAPartOfWhatTheMonthInvoiced() {
        Map<String, BigDecimal> revenue = byMonth("invoiced_revenue");
        byMonth("cost_of_revenue").forEach((month, cost) -> {
            BigDecimal invoiced = Optional.ofNullable(revenue.get(month)).orElseThrow();
            assertThat(cost)
                    .as(month)
                    .isBetween(invoiced.multiply(new BigDecimal("0.17")), invoiced.multiply(new BigDecimal("0.27")));
        });
        YearMonth last = YearMonth.parse(new TreeMap<>(revenue).lastKey());
        BigDecimal revenueOfYear = ofYear(revenue, last);
        BigDecimal margin = revenueOfYear.subtract(ofYear(byMonth("cost_of_revenue"), last));

        assertThat(TRUTH.path("gross_margin").path(last.toString()).asText())
                .isEqualTo(margin.divide(revenueOfYear, 6, RoundingMode.HALF_UP).toPlainString());
    }

    /** The twelve months that end with the last one. */
    private static BigDecimal ofYear(Map<String, BigDecimal> months, YearMonth last) {
        return months.entrySet().stream()
                .filter(entry -> YearMonth.parse(entry.getKey()).isAfter(last.minusYears(1)))
                .map(Map.Entry::getValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void thePlatformBillsWhatItReports() {
        Map<String, BigDecimal> reported = lines("media_spend", "amount");
        Map<String, BigDecimal> byMonthAndCurrency = new TreeMap<>();
        reported.forEach((key, amount) -> add(byMonthAndCurrency, key.replaceAll("/.*/", "/"), amount));
        Map<String, BigDecimal> billed = new TreeMap<>();
        lines("media_bills", "amount").forEach((key, amount) -> add(billed, key.replaceAll("/.*/", "/"), amount));
        byMonthAndCurrency.replaceAll((key, amount) -> amount.setScale(2, RoundingMode.HALF_UP));
        byMonthAndCurrency.values().removeIf(amount -> amount.signum() == 0);

        assertThat(billed).isEqualTo(byMonthAndCurrency);
    }

    @Test
    void wonRevenueIsWhatTheLatestOpportunitiesSay() {
        Map<String, BigDecimal> won = new TreeMap<>();
        Map<String, Integer> stages = new TreeMap<>();
        for (Reread.Row row : latest(rows("salesforce", "opportunity"), row -> row.get("id"), "_fivetran_synced")) {
            stages.merge(row.get("stage_name"), 1, Integer::sum);
            if (row.get("is_won").equals("TRUE")) {
                LocalDate closed = LocalDate.parse(row.get("close_date"));
                add(
                        won,
                        closed.toString().substring(0, 7),
                        euros(new BigDecimal(row.get("amount")), row.get("currency_iso_code"), closed, 2));
            }
        }

        assertThat(won).isNotEmpty().isEqualTo(byMonth("won_revenue"));
        assertThat(stages).isEqualTo(counts("opportunities_by_stage"));
    }

    private static Map<String, Integer> counts(String tally) {
        Map<String, Integer> counts = new TreeMap<>();
        TRUTH.path(tally)
                .fields()
                .forEachRemaining(
                        count -> counts.put(count.getKey(), count.getValue().asInt()));
        return counts;
    }

    @Test
    void thePlanIsItsLatestVersion() {
        Map<String, BigDecimal> planned = new TreeMap<>();
        for (Reread.Row row : latest(
                rows("budget_plan", "budget_plan"),
                row -> row.get("month") + row.get("campaign_code"),
                "plan_version")) {
            add(
                    planned,
                    row.get("month").substring(0, 7) + "/" + row.get("channel") + "/EUR",
                    new BigDecimal(row.get("amount")));
        }

        assertThat(planned).isNotEmpty().isEqualTo(lines("plan", "amount"));
    }

    @Test
    void touchesAreWhatPeopleDidByTheirInstantInUtc() {
        Map<String, Integer> kinds = new TreeMap<>();
        Map<String, Integer> months = new TreeMap<>();
        Map<String, String> objects = Map.of(
                "activity_visit_webpage", "web_visit",
                "activity_fill_out_form", "form_fill",
                "activity_open_email", "email_open",
                "activity_click_email", "email_click");
        objects.forEach((object, kind) -> {
            for (Reread.Row row : rows("marketo", object)) {
                if (!String.valueOf(row.fields().get("is_bot_activity")).equalsIgnoreCase("true")) {
                    kinds.merge(kind, 1, Integer::sum);
                    months.merge(utcMonth(row.get("activity_date")), 1, Integer::sum);
                }
            }
        });
        for (Reread.Row row : latest(rows("salesforce", "campaign_member"), row -> row.get("id"), "_fivetran_synced")) {
            if (row.get("has_responded").equals("TRUE")) {
                kinds.merge("campaign_response", 1, Integer::sum);
                months.merge(row.get("first_responded_date").substring(0, 7), 1, Integer::sum);
            }
        }

        assertThat(kinds).isEqualTo(counts("touches"));
        assertThat(months).isEqualTo(counts("touches_by_month"));
    }

    private static String utcMonth(String stamp) {
        if (stamp.contains(" ")) {
            return stamp.substring(0, 7);
        }
        return OffsetDateTime.parse(stamp.replace("+0000", "Z"))
                .withOffsetSameInstant(ZoneOffset.UTC)
                .toString()
                .substring(0, 7);
    }

    @Test
    void theRowsOfEveryObjectAreCounted() {
        Map<String, Integer> rows = new TreeMap<>();
        Map<String, Integer> stored = new TreeMap<>();
        Map<String, Integer> expectedRows = new TreeMap<>();
        Map<String, Integer> expectedStored = new TreeMap<>();
        Map<String, String> sources = new HashMap<>();
        TRUTH.path("objects").fields().forEachRemaining(object -> {
            String name = object.getKey();
            expectedRows.put(name, object.getValue().path("rows").asInt());
            expectedStored.put(name, object.getValue().path("stored_rows").asInt());
            sources.put(name, name.substring(0, name.indexOf('.')));
        });
        sources.forEach((name, source) -> {
            String object = name.substring(source.length() + 1);
            rows.put(
                    name,
                    Reread.rows(SmallCompany.company().folder(), source, object).size());
            stored.put(name, rows(source, object).size());
        });

        assertThat(rows).hasSize(40).isEqualTo(expectedRows);
        assertThat(stored).isEqualTo(expectedStored);
    }
}
