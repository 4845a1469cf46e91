package io.tallyhouse.samples;

import io.tallyhouse.samples.Books.Document;
import io.tallyhouse.samples.Books.DocumentType;
import io.tallyhouse.samples.Books.State;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What accountants post at a month's end and no bill tells: the marketing people's pay, and the cost of what was invoiced in
 * the month. The other side of every journal is an accrued liability.
 */
final class Journals {
    private static final long FIRST_JOURNAL = 900_001;
    /** The monthly pay of the teams at the demo's size, in their own currency. */
    private static final Map<String, Double> MONTHLY_PAY =
            new TreeMap<>(Map.of(ExchangeRates.EURO, 2_600.0, "USD", 1_150.0));
    /** Every January. */
    private static final double RAISE = 1.04;

    private static final int FULL_SHARE = 100;
    /** Of a month's pay, accrued in December. */
    private static final int BONUS_SHARE = 50;
    /** Of the bonus, taken back in January. */
    private static final int UNPAID_SHARE = 10;

    private static final double LEAST_COST_SHARE = 0.18;
    private static final double COST_SHARE_SPREAD = 0.08;

    private final double companySize;
    private final Chance costs;
    private final Map<YearMonth, BigDecimal> costOfRevenue = new TreeMap<>();
    private long journals;

    Journals(SampleOptions options, Chance chance) {
        companySize = Purchasing.companySize(options);
        costs = chance.about("cost.of.revenue");
    }

    /** Hears of an invoice: serving its customer costs 18 to 26 % of its amount, in euros. */
    void invoiced(LocalDate date, BigDecimal euros, long deal) {
        double share = LEAST_COST_SHARE + COST_SHARE_SPREAD * costs.unit(deal, 0);
        BigDecimal cost = euros.multiply(BigDecimal.valueOf(share)).setScale(2, RoundingMode.HALF_UP);
        costOfRevenue.merge(YearMonth.from(date), cost, BigDecimal::add);
    }

    /** Writes all journals; call it after the last invoice. */
    void write(Books books, Truth truth) {
        for (YearMonth month : Period.MONTHS) {
            for (String currency : MONTHLY_PAY.keySet()) {
                post(books, truth, month, GlAccount.PEOPLE, currency, pay(currency, month));
            }
            if (month.getMonth() == Month.JANUARY && month.isAfter(Period.FIRST_MONTH)) {
                BigDecimal bonus = part(pay(ExchangeRates.EURO, month.minusMonths(1)), BONUS_SHARE);
                BigDecimal unpaid = part(bonus, UNPAID_SHARE).negate();
                post(books, truth, month, GlAccount.PEOPLE, ExchangeRates.EURO, unpaid);
            }
            if (month.getMonth() == Month.DECEMBER) {
                BigDecimal bonus = part(pay(ExchangeRates.EURO, month), BONUS_SHARE);
                post(books, truth, month, GlAccount.PEOPLE, ExchangeRates.EURO, bonus);
            }
            Optional.ofNullable(costOfRevenue.get(month))
                    .ifPresent(cost -> post(books, truth, month, GlAccount.COST_OF_REVENUE, ExchangeRates.EURO, cost));
        }
    }

    private BigDecimal pay(String currency, YearMonth month) {
        double raised = StrictMath.pow(RAISE, month.getYear() - Period.FIRST_MONTH.getYear());
        double monthly = Optional.ofNullable(MONTHLY_PAY.get(currency)).orElse(0.0);
        return BigDecimal.valueOf(monthly * companySize * raised).setScale(2, RoundingMode.HALF_UP);
    }

    private static BigDecimal part(BigDecimal amount, int percent) {
        return amount.multiply(BigDecimal.valueOf(percent))
                .divide(BigDecimal.valueOf(FULL_SHARE), 2, RoundingMode.HALF_UP);
    }

    private void post(
            Books books, Truth truth, YearMonth month, GlAccount account, String currency, BigDecimal amount) {
        LocalDate date = month.atEndOfMonth();
        Document document = new Document(
                FIRST_JOURNAL + journals++, DocumentType.JOURNAL, date, Optional.empty(), currency, "", "");
        books.write(document, new State(date, "B", Optional.empty()));
        Books.Line cost = line(date, 1, account, amount);
        Books.Line accrued = line(date, 2, GlAccount.ACCRUED, amount.negate());
        books.write(document, cost);
        books.write(document, accrued);
        BigDecimal base = books.post(document, cost);
        books.postBase(document, accrued.number(), accrued.account(), base.negate());
        Truth.Figure figure = account == GlAccount.PEOPLE ? Truth.Figure.PEOPLE_COST : Truth.Figure.COST_OF_REVENUE;
        truth.add(figure, month, Truth.ALL_CHANNELS, currency, amount, base);
    }

    private static Books.Line line(LocalDate date, int number, GlAccount account, BigDecimal amount) {
        return new Books.Line(date, number, account, amount, "", "", Optional.empty());
    }
}
