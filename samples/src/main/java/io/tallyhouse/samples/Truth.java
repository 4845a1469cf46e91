package io.tallyhouse.samples;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The exact answers, added up while the rows are written and never read back from them. */
final class Truth {
    /** The kinds of figure that are money. */
    enum Figure {
        MEDIA_SPEND("media_spend"),
        MEDIA_BILLS("media_bills"),
        PROGRAMME_SPEND("programme_spend"),
        RECEIVED_NOT_BILLED("received_not_billed"),
        WON_REVENUE("won_revenue"),
        INVOICED_REVENUE("invoiced_revenue"),
        PEOPLE_COST("people_cost"),
        COST_OF_REVENUE("cost_of_revenue"),
        PLAN("plan");

        private final String key;

        Figure(String key) {
            this.key = key;
        }
    }

    /** The kinds of figure that are counted by name. */
    enum Tally {
        /** Touches of people, by kind. */
        TOUCHES("touches"),
        /** The same by the month of the instant in UTC. */
        TOUCHES_BY_MONTH("touches_by_month"),
        /** Visits by machines, not among the touches. */
        BOT_TOUCHES("bot_touches"),
        EMAIL_EVENTS("email_events"),
        OPPORTUNITIES_BY_STAGE("opportunities_by_stage"),
        PEOPLE("people"),
        DEFECTS("defects"),
        INSTANT_FORMS("instant_forms"),
        MEDIA_CLICKS("media_clicks_by_channel"),
        MEDIA_IMPRESSIONS("media_impressions_by_channel");

        private final String key;

        Tally(String key) {
            this.key = key;
        }
    }

    /** The channel of figures that have none. */
    static final String ALL_CHANNELS = "(all)";

    private static final Map<String, String> RULES = rules();

    private final SampleOptions options;
    private final Map<Figure, MoneyTable> money = new TreeMap<>();
    private final Map<Tally, Map<String, Long>> tallies = new TreeMap<>();
    private final Map<Channel, Double> losses = new EnumMap<>(Channel.class);
    private double expectedConversions;

    Truth(SampleOptions options) {
        this.options = options;
        for (Figure figure : Figure.values()) {
            money.put(figure, new MoneyTable());
        }
        for (Tally tally : Tally.values()) {
            tallies.put(tally, new TreeMap<>());
        }
    }

    MoneyTable money(Figure figure) {
        return require(money.get(figure));
    }

    void add(Figure figure, YearMonth month, String channel, String currency, BigDecimal amount, BigDecimal euros) {
        money(figure).add(month, channel, currency, amount, euros);
    }

    /** Adds what one person was expected to bring, and what of it would be lost without each channel. */
    void addExpectation(ConversionOdds odds) {
        if (!odds.at().isBefore(Period.END)) {
            return;
        }
        expectedConversions += odds.probability();
        for (Channel channel : odds.touched()) {
            losses.merge(channel, odds.loss(channel), Double::sum);
        }
    }

    void count(Tally tally, String name) {
        count(tally, name, 1);
    }

    void count(Tally tally, String name, long number) {
        require(tallies.get(tally)).merge(name, number, Long::sum);
    }

    /** Writes {@code truth.json}. */
    void write(Path file, Landing landing) throws IOException {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("company", company());
        tree.put("rules", RULES);
        money.forEach((figure, table) -> tree.put(figure.key, table.toTree()));
        tree.put("gross_margin", GrossMargin.byMonth(money(Figure.INVOICED_REVENUE), money(Figure.COST_OF_REVENUE)));
        tallies.forEach((tally, counts) -> tree.put(tally.key, counts));
        tree.put("defects", defects(landing));
        Map<String, Double> effects = new LinkedHashMap<>();
        for (Channel channel : Channel.values()) {
            effects.put(channel.key(), channel.oddsMultiplier());
        }
        tree.put("channel_effects", effects);
        Map<String, BigDecimal> lost = new LinkedHashMap<>();
        losses.forEach((channel, loss) -> lost.put(channel.key(), rounded(loss)));
        tree.put("expected_conversions", rounded(expectedConversions));
        tree.put("channel_losses", lost);
        Map<String, Object> objects = new LinkedHashMap<>();
        landing.counts().forEach((name, counts) -> objects.put(name, counts.toTree()));
        tree.put("objects", objects);
        String json = new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsString(tree)
                .replace("\r\n", "\n");
        Files.writeString(file, json + "\n");
    }

    private static BigDecimal rounded(double number) {
        return BigDecimal.valueOf(number).setScale(6, RoundingMode.HALF_EVEN);
    }

    private Map<String, Object> company() {
        Map<String, Object> company = new LinkedHashMap<>();
        company.put("name", "Nordlicht Analytics");
        company.put("reporting_currency", ExchangeRates.EURO);
        company.put("first_day", Period.FIRST_DAY.toString());
        company.put("last_day", Period.LAST_DAY.toString());
        company.put("scale", options.scale());
        company.put("seed", options.seed());
        return company;
    }

    private Map<String, Long> defects(Landing landing) {
        Map<String, Long> defects = new TreeMap<>(require(tallies.get(Tally.DEFECTS)));
        for (ObjectCounts counts : landing.counts().values()) {
            defects.merge("resent_files", (long) counts.resentFiles(), Long::sum);
            defects.merge("exact_duplicate_rows", counts.duplicates(), Long::sum);
            defects.merge("late_rows", counts.lateRows(), Long::sum);
            defects.merge("restated_rows", counts.restatedRows(), Long::sum);
            defects.merge("malformed_rows", counts.malformedRows(), Long::sum);
            counts.malformedByKind().forEach((kind, rows) -> defects.merge("malformed_" + kind, rows, Long::sum));
        }
        return defects;
    }

    private static Map<String, String> rules() {
        Map<String, String> rules = new LinkedHashMap<>();
        rules.put(
                "rate_of_a_day",
                "Units of the currency per euro as the ECB last published them on or before the day; euros = amount / rate.");
        rules.put(
                "media_spend",
                "Campaign level, final (restated) costs. Per account, campaign, day, device and network: cost / rate of the"
                        + " day in the account's time zone, 6 decimals HALF_UP; then summed.");
        rules.put(
                "media_bills",
                "Bill lines on account 6010: the ads platforms' own bills for the same media, not extra spend.");
        rules.put(
                "programme_spend",
                "Bill lines on other accounts, by bill date (trandate): amount / rate of the bill date, 2 decimals HALF_UP per"
                        + " line; channel of the line's campaign code, (unknown) without one.");
        rules.put(
                "received_not_billed",
                "Order lines, (received - billed) units * rate / exchange rate of the order date, 2 decimals HALF_UP per line; in the"
                        + " month of the expected receipt, January 2026 at the latest.");
        rules.put(
                "won_revenue",
                "Won opportunities, by close date: amount / rate of the close date, 2 decimals HALF_UP per opportunity.");
        rules.put(
                "invoiced_revenue",
                "Invoice lines by invoice date: amount / rate of that date, 2 decimals HALF_UP per line.");
        rules.put(
                "people_cost",
                "Journal lines on account 6050 by the journal's month: amount / rate of the month's last day, 2 decimals HALF_UP"
                        + " per line. No bill has them, and programme_spend does not count them.");
        rules.put(
                "cost_of_revenue",
                "One journal a month on account 5000, in euros: 18 to 26 % of each invoice of the month, 2 decimals HALF_UP per"
                        + " invoice.");
        rules.put(
                "gross_margin",
                "Per month from the first invoice to the last, of the twelve months that end with it: (invoiced_revenue - cost_of_revenue) / invoiced_revenue,"
                        + " 6 decimals HALF_UP.");
        rules.put("plan", "The latest version of each fiscal year's plan. A version restates the whole year.");
        rules.put(
                "touches",
                "Distinct activities by people: opens, clicks, visits and forms of Marketo, members of Salesforce campaigns that"
                        + " responded. Sends, deliveries and bounces are e-mail events. Activities of deleted leads count.");
        rules.put("touches_by_month", "By the month of the instant in UTC.");
        rules.put(
                "objects",
                "rows = stored_rows + malformed_rows + exact_duplicate_rows; re-sent copies of files are not in rows.");
        rules.put(
                "late_rows",
                "Rows that arrive with the file of a later month than the one they belong to; nothing else is wrong.");
        rules.put("restated_rows", "Rows that give a key of an earlier file again with higher cost and conversions.");
        rules.put(
                "channel_effects",
                "By what a touch of the channel before conversion multiplies the odds that a person becomes an opportunity.");
        rules.put(
                "channel_losses",
                "Of expected_conversions, those lost if the channel reached nobody: the sum over people of the probability with it less"
                        + " that without it. Losses overlap, so they need not sum to anything.");
        return rules;
    }

    private static <T> T require(@org.jspecify.annotations.Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("every figure has a table");
        }
        return value;
    }
}
