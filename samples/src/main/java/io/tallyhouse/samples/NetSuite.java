package io.tallyhouse.samples;

import io.tallyhouse.samples.Books.Document;
import io.tallyhouse.samples.Books.DocumentType;
import io.tallyhouse.samples.Books.State;
import io.tallyhouse.samples.Books.Units;
import io.tallyhouse.samples.Purchase.Bill;
import io.tallyhouse.samples.Purchase.Line;
import io.tallyhouse.samples.Purchase.Order;
import io.tallyhouse.samples.Purchase.Progress;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/** The company's ERP: orders, bills, invoices and journals. A month's file has the documents that changed. */
final class NetSuite {
    static final String SOURCE = "netsuite";

    private static final String OPEN = "A";
    private static final String PAID = "B";
    private static final long FIRST_INVOICE = 1_000_000;
    private static final int DAYS_TO_RECEIVE = 90;
    private static final int DAYS_TO_INVOICE = 4;
    private static final int DAYS_TO_PAY = 30;
    private static final int DAYS_TO_COLLECT = 45;

    private final Books books;
    private final Journals journals;
    private final ExchangeRates rates;
    private final Truth truth;

    private NetSuite(Books books, Journals journals, ExchangeRates rates, Truth truth) {
        this.books = books;
        this.journals = journals;
        this.rates = rates;
        this.truth = truth;
    }

    static void write(
            Landing landing, Purchasing purchasing, Story story, Journals journals, ExchangeRates rates, Truth truth)
            throws IOException {
        NetSuiteLists.write(landing, rates);
        try (Books books = new Books(landing, rates)) {
            NetSuite netSuite = new NetSuite(books, journals, rates, truth);
            purchasing.orders().forEach(netSuite::writeOrder);
            purchasing.bills().forEach(netSuite::writeBill);
            for (long index = 0; index < story.people(); index++) {
                Life life = story.life(index);
                life.deal().filter(Deal::isWon).ifPresent(deal -> netSuite.writeInvoice(life, deal));
            }
            journals.write(books, truth);
        }
    }

    private void writeOrder(Order order) {
        Vendor vendor = order.vendor();
        LocalDate expected = order.date().plusDays(DAYS_TO_RECEIVE);
        Document document = new Document(
                order.id(),
                DocumentType.PURCHASE_ORDER,
                order.date(),
                Optional.of(expected),
                vendor.currency(),
                vendor.id(),
                "");
        countReceivedNotBilled(order, expected);
        for (Progress step : order.progress()) {
            boolean isClosed = order.isClosedEarly(step);
            books.write(
                    document,
                    new State(
                            step.date(),
                            isClosed ? "H" : status(order, step),
                            isClosed ? Optional.of(step.date()) : Optional.empty()));
            for (Line line : order.lines()) {
                Units units = new Units(
                        line.quantity(), step.billed(), step.received(), line.rate(), expected, isClosed ? "T" : "F");
                Books.Line written = new Books.Line(
                        step.date(),
                        line.number(),
                        line.account(),
                        line.amount(),
                        line.campaignCode(),
                        "",
                        Optional.of(units));
                books.write(document, written);
                if (step.date().equals(order.date())) {
                    books.post(document, written);
                }
            }
        }
    }

    /** What was received of an order and not billed: a cost that no bill tells yet. */
    private void countReceivedNotBilled(Order order, LocalDate expected) {
        Progress last = order.progress().get(order.progress().size() - 1);
        long units = last.received() - last.billed();
        if (units <= 0) {
            return;
        }
        YearMonth asOf = YearMonth.from(SampleCompany.AS_OF.atOffset(ZoneOffset.UTC));
        YearMonth month = YearMonth.from(expected).isAfter(asOf) ? asOf : YearMonth.from(expected);
        String currency = order.vendor().currency();
        for (Line line : order.lines()) {
            BigDecimal amount = line.of(units).amount();
            truth.add(
                    Truth.Figure.RECEIVED_NOT_BILLED,
                    month,
                    line.channel(),
                    currency,
                    amount,
                    rates.toEuro(amount, currency, order.date(), 2));
        }
    }

    private static String status(Order order, Progress step) {
        if (step.billed() == order.units()) {
            return "G";
        }
        if (step.received() == order.units()) {
            return "F";
        }
        if (step.billed() > 0) {
            return "E";
        }
        return step.received() > 0 ? "D" : "B";
    }

    private void writeBill(Bill bill) {
        count(bill);
        Vendor vendor = bill.vendor();
        Document document = new Document(
                bill.id(),
                DocumentType.VENDOR_BILL,
                bill.date(),
                Optional.of(bill.due()),
                vendor.currency(),
                vendor.id(),
                "");
        String order = bill.orderId().map(id -> Long.toString(id)).orElse("");
        writePayment(document, bill.due());
        books.write(
                document,
                line(document, Books.MAIN_LINE, GlAccount.PAYABLES, bill.total().negate(), "", order));
        BigDecimal base = BigDecimal.ZERO;
        for (Line line : bill.lines()) {
            Books.Line written =
                    line(document, line.number(), line.account(), line.amount(), line.campaignCode(), order);
            books.write(document, written);
            base = base.add(books.post(document, written));
        }
        books.postBase(document, Books.MAIN_LINE, GlAccount.PAYABLES, base.negate());
    }

    /** The document is open, and paid on that day if the company's story goes on so long. */
    private void writePayment(Document document, LocalDate paid) {
        books.write(document, new State(document.date(), OPEN, Optional.empty()));
        if (!paid.isAfter(Period.LAST_DAY)) {
            books.write(document, new State(paid, PAID, Optional.of(paid)));
        }
    }

    private static Books.Line line(
            Document document, int number, GlAccount account, BigDecimal amount, String campaignCode, String order) {
        return new Books.Line(document.date(), number, account, amount, campaignCode, order, Optional.empty());
    }

    private void count(Bill bill) {
        String currency = bill.vendor().currency();
        if (!currency.equals(ExchangeRates.EURO)) {
            truth.count(Truth.Tally.DEFECTS, "foreign_currency_bills");
        }
        if (!bill.isMedia() && bill.orderId().isEmpty()) {
            truth.count(Truth.Tally.DEFECTS, "bills_without_purchase_order");
        }
        for (Line line : bill.lines()) {
            truth.add(
                    bill.isMedia() ? Truth.Figure.MEDIA_BILLS : Truth.Figure.PROGRAMME_SPEND,
                    YearMonth.from(bill.date()),
                    line.channel(),
                    currency,
                    line.amount(),
                    rates.toEuro(line.amount(), currency, bill.date(), 2));
        }
    }

    private void writeInvoice(Life life, Deal deal) {
        LocalDate date = deal.last().closeDate().plusDays(DAYS_TO_INVOICE);
        if (date.isAfter(Period.LAST_DAY)) {
            return;
        }
        BigDecimal amount = deal.last().amount();
        truth.add(
                Truth.Figure.INVOICED_REVENUE,
                YearMonth.from(date),
                Truth.ALL_CHANNELS,
                deal.currency(),
                amount,
                rates.toEuro(amount, deal.currency(), date, 2));
        Document document = new Document(
                FIRST_INVOICE + deal.index(),
                DocumentType.INVOICE,
                date,
                Optional.of(date.plusDays(DAYS_TO_PAY)),
                deal.currency(),
                life.person().account().customerId(),
                deal.salesforceId());
        writePayment(document, date.plusDays(DAYS_TO_COLLECT));
        books.write(document, line(document, Books.MAIN_LINE, GlAccount.RECEIVABLES, amount, "", ""));
        Books.Line revenue = line(document, 1, GlAccount.REVENUE, amount.negate(), "", "");
        books.write(document, revenue);
        BigDecimal base = books.post(document, revenue);
        journals.invoiced(date, base.negate(), deal.index());
        books.postBase(document, Books.MAIN_LINE, GlAccount.RECEIVABLES, base.negate());
    }
}
