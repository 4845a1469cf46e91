package io.tallyhouse.samples;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The rates of the European Central Bank: units of a currency per euro, published on working days. The walk is made up; its
 * starting points are those of late 2023.
 */
final class ExchangeRates {
    static final String EURO = "EUR";

    private static final LocalDate FIRST = LocalDate.of(2023, 12, 1);
    private static final LocalDate LAST = Period.LAST_DAY;
    /** The history is delivered in two parts, up to and after this day. */
    private static final LocalDate END_OF_FIRST_FILE = LocalDate.of(2024, 12, 31);

    private static final String NOT_AVAILABLE = "N/A";
    /** A currency that is missing on some days, as happens in the bank's own file. */
    private static final String PATCHY = "RON";

    private static final double DAILY_MOVE = 0.004;
    private static final double PULL_TO_START = 0.02;

    private static final Set<MonthDay> CLOSED_DAYS =
            Set.of(MonthDay.of(1, 1), MonthDay.of(5, 1), MonthDay.of(12, 25), MonthDay.of(12, 26));
    private static final Set<LocalDate> EASTER_DAYS = Set.of(
            LocalDate.of(2024, 3, 29), LocalDate.of(2024, 4, 1), LocalDate.of(2025, 4, 18), LocalDate.of(2025, 4, 21));

    /** One currency: where its walk starts, and with how many decimals the bank publishes it. */
    private record Quote(String currency, double start, int decimals) {}

    private static final List<Quote> QUOTES = List.of(
            new Quote("USD", 1.0875, 4),
            new Quote("JPY", 161.02, 2),
            new Quote("BGN", 1.9558, 4),
            new Quote("CZK", 24.319, 3),
            new Quote("DKK", 7.4559, 4),
            new Quote("GBP", 0.8612, 5),
            new Quote("HUF", 378.65, 2),
            new Quote("PLN", 4.3485, 4),
            new Quote("RON", 4.9695, 4),
            new Quote("SEK", 11.364, 4),
            new Quote("CHF", 0.9543, 4),
            new Quote("NOK", 11.709, 4),
            new Quote("AUD", 1.6435, 4),
            new Quote("CAD", 1.4754, 4));

    private final NavigableMap<LocalDate, Map<String, BigDecimal>> published = new TreeMap<>();

    ExchangeRates(Chance chance) {
        Chance moves = chance.about("fx");
        Map<String, Double> levels = new TreeMap<>();
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            if (!isWorkingDay(day)) {
                continue;
            }
            Map<String, BigDecimal> rates = new TreeMap<>();
            for (int index = 0; index < QUOTES.size(); index++) {
                Quote quote = QUOTES.get(index);
                double level = levels.getOrDefault(quote.currency(), 0.0);
                level += DAILY_MOVE * moves.bell(day.toEpochDay(), index) - PULL_TO_START * level;
                levels.put(quote.currency(), level);
                double volatility = quote.currency().equals("BGN") ? 0 : 1;
                rates.put(
                        quote.currency(),
                        BigDecimal.valueOf(quote.start() * (1 + volatility * level))
                                .setScale(quote.decimals(), RoundingMode.HALF_UP));
            }
            published.put(day, Map.copyOf(rates));
        }
    }

    private static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !CLOSED_DAYS.contains(MonthDay.from(day))
                && !EASTER_DAYS.contains(day);
    }

    /** Units of the currency per euro, as last published on or before the day. */
    BigDecimal rate(String currency, LocalDate day) {
        if (currency.equals(EURO)) {
            return BigDecimal.ONE;
        }
        Map.Entry<LocalDate, Map<String, BigDecimal>> last = published.floorEntry(day);
        if (last == null || !last.getValue().containsKey(currency)) {
            throw new IllegalArgumentException("no rate of " + currency + " on " + day);
        }
        return last.getValue().get(currency);
    }

    /** The amount in euros at the day's rate, half up. */
    BigDecimal toEuro(BigDecimal amount, String currency, LocalDate day, int decimals) {
        return amount.divide(rate(currency, day), decimals, RoundingMode.HALF_UP);
    }

    /** Writes the bank's wide file: newest day first, each line ending in a comma. */
    void write(Landing landing) throws IOException {
        StringBuilder columns = new StringBuilder("Date");
        QUOTES.forEach(quote -> columns.append(',').append(quote.currency()));
        Layout named = Layout.csv("fx", "eurofxref", columns.toString());
        List<String> withTrailingComma = new ArrayList<>(named.columns());
        withTrailingComma.add("");
        Layout layout = new Layout(
                named.source(),
                named.object(),
                named.format(),
                withTrailingComma,
                named.bareColumns(),
                named.defects(),
                named.dateColumn(),
                named.numberColumn());
        try (Export export = landing.open(layout)) {
            for (LocalDate day : published.descendingKeySet()) {
                export.write(day.isAfter(END_OF_FIRST_FILE) ? LAST : END_OF_FIRST_FILE, row(day));
            }
        }
    }

    private List<String> row(LocalDate day) {
        List<String> row = new ArrayList<>();
        row.add(day.toString());
        for (Quote quote : QUOTES) {
            boolean isMissing = quote.currency().equals(PATCHY) && day.getDayOfMonth() == 15;
            row.add(isMissing ? NOT_AVAILABLE : rate(quote.currency(), day).toPlainString());
        }
        row.add("");
        return row;
    }
}
