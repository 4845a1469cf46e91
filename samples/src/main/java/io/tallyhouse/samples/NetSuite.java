package io.tallyhouse.samples;

import io.tallyhouse.samples.Purchase.Bill;
import io.tallyhouse.samples.Purchase.End;
import io.tallyhouse.samples.Purchase.Line;
import io.tallyhouse.samples.Purchase.Order;
import io.tallyhouse.samples.Purchase.Progress;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** The company's books: orders, bills and invoices, with their lines and what they post. */
final class NetSuite {
    static final String SOURCE = "netsuite";

    private static final long FIRST_INVOICE = 1_000_000;
    private static final int DAYS_TO_INVOICE = 4;
    private static final int DAYS_TO_COLLECT = 45;

    private final Export transactions;
    private final Export lines;
    private final Export postings;
    private final ExchangeRates rates;
    private final Truth truth;

    private NetSuite(Landing landing, ExchangeRates rates, Truth truth) {
        this.rates = rates;
        this.truth = truth;
        transactions = landing.open(Layout.csv(
                SOURCE,
                "transaction",
                "_fivetran_synced,_fivetran_active,_fivetran_deleted,id,transactionnumber,tranid,type,memo,trandate,status,"
                        + "createddate,duedate,closedate,currency,entity,postingperiod,posting,lastmodifieddate,"
                        + "custbody_opportunity_id"));
        lines = landing.open(Layout.csv(
                        SOURCE,
                        "transaction_line",
                        "id,transaction,_fivetran_deleted,_fivetran_synced,createdfrom,createdpo,entity,expectedreceiptdate,"
                                + "expenseaccount,foreignamount,isclosed,iscogs,linelastmodifieddate,linesequencenumber,"
                                + "mainline,memo,quantity,quantitybilled,quantityshiprecv,rate,taxline,"
                                + "custcol_campaign_code")
                .with(Layout.Defect.DUPLICATES)
                .withMalformed("linelastmodifieddate", Optional.of("foreignamount")));
        postings = landing.open(Layout.csv(
                SOURCE,
                "transaction_accounting_line",
                "accountingbook,transaction,transactionline,_fivetran_deleted,_fivetran_synced,account,amount,credit,debit,"
                        + "exchangerate,netamount,posting"));
    }

    static void write(Landing landing, Purchasing purchasing, Story story, ExchangeRates rates, Truth truth)
            throws IOException {
        NetSuiteLists.write(landing, rates);
        NetSuite books = new NetSuite(landing, rates, truth);
        try (Export transactions = books.transactions;
                Export lines = books.lines;
                Export postings = books.postings) {
            purchasing.orders().forEach(books::writeOrder);
            purchasing.bills().forEach(books::writeBill);
            for (long index = 0; index < story.people(); index++) {
                Life life = story.life(index);
                life.deal().filter(Deal::isWon).ifPresent(deal -> books.writeInvoice(life, deal));
            }
        }
    }

    private static LocalDate delivery(LocalDate changed) {
        return changed.isBefore(Period.FIRST_DAY) ? Salesforce.SNAPSHOT : Period.deliveryOf(YearMonth.from(changed));
    }

    private static String changedAt(LocalDate changed) {
        return changed + " 10:34:43";
    }

    private static String synced(LocalDate changed) {
        return changed + " 22:10:00";
    }

    /** Base currency per unit of a foreign one, as NetSuite has it. */
    static String inverse(BigDecimal rate) {
        return BigDecimal.ONE.divide(rate, 8, RoundingMode.HALF_UP).toPlainString();
    }

    private void writeOrder(Order order) {
        for (Progress step : order.progress()) {
            boolean isLast = step.equals(order.progress().get(order.progress().size() - 1));
            boolean isClosed = order.end() == End.CLOSED_EARLY
                    && isLast
                    && order.progress().size() > 2;
            String status = isClosed ? "H" : status(order, step);
            LocalDate expected = order.date().plusDays(90);
            transactions.write(
                    delivery(step.date()),
                    transactionRow(
                            step.date(),
                            Long.toString(order.id()),
                            "PO" + order.id(),
                            "PurchOrd",
                            order.date(),
                            status,
                            expected,
                            isClosed ? Optional.of(step.date()) : Optional.empty(),
                            order.vendor().currency(),
                            order.vendor().id(),
                            ""));
            for (Line line : order.lines()) {
                lines.write(
                        delivery(step.date()),
                        orderLineRow(order, line, step, Stamps.midnight(expected), isClosed ? "T" : "F"));
                if (step.equals(order.progress().get(0))) {
                    post(
                            step.date(),
                            order.id(),
                            line.number(),
                            line.account(),
                            line.amount(),
                            order.vendor().currency(),
                            "F");
                }
            }
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

    private static List<String> orderLineRow(Order order, Line line, Progress step, String expected, String isClosed) {
        return lineRow(
                step.date(),
                order.id(),
                line.number(),
                "",
                order.vendor().id(),
                expected,
                line.account(),
                line.amount(),
                isClosed,
                "F",
                Long.toString(line.quantity()),
                Long.toString(step.billed()),
                Long.toString(step.received()),
                line.rate().toPlainString(),
                line.campaignCode());
    }

    private void writeBill(Bill bill) {
        count(bill);
        writeBillState(bill, bill.date(), "A", Optional.empty());
        bill.paid().ifPresent(paid -> writeBillState(bill, paid, "B", Optional.of(paid)));
        String order = bill.orderId().map(id -> Long.toString(id)).orElse("");
        String currency = bill.vendor().currency();
        lines.write(
                delivery(bill.date()),
                plainLine(
                        bill.date(),
                        bill.id(),
                        0,
                        order,
                        bill.vendor().id(),
                        GlAccount.PAYABLES,
                        bill.total().negate(),
                        "T",
                        ""));
        BigDecimal base = BigDecimal.ZERO;
        for (Line line : bill.lines()) {
            lines.write(
                    delivery(bill.date()),
                    plainLine(
                            bill.date(),
                            bill.id(),
                            line.number(),
                            order,
                            bill.vendor().id(),
                            line.account(),
                            line.amount(),
                            "F",
                            line.campaignCode()));
            base = base.add(post(bill.date(), bill.id(), line.number(), line.account(), line.amount(), currency, "T"));
        }
        postBase(bill.date(), bill.id(), 0, GlAccount.PAYABLES, base.negate(), currency, "T");
    }

    private void writeBillState(Bill bill, LocalDate changed, String status, Optional<LocalDate> paid) {
        transactions.write(
                delivery(changed),
                transactionRow(
                        changed,
                        Long.toString(bill.id()),
                        "BILL" + bill.id(),
                        "VendBill",
                        bill.date(),
                        status,
                        bill.due(),
                        paid,
                        bill.vendor().currency(),
                        bill.vendor().id(),
                        ""));
    }

    private void count(Bill bill) {
        String currency = bill.vendor().currency();
        YearMonth month = YearMonth.from(bill.date());
        boolean isMedia = bill.lines().get(0).account() == GlAccount.PAID_MEDIA;
        if (!currency.equals(ExchangeRates.EURO)) {
            truth.count(Truth.Tally.DEFECTS, "foreign_currency_bills");
        }
        if (!isMedia && bill.orderId().isEmpty()) {
            truth.count(Truth.Tally.DEFECTS, "bills_without_purchase_order");
        }
        for (Line line : bill.lines()) {
            BigDecimal euros = rates.toEuro(line.amount(), currency, bill.date(), 2);
            truth.add(
                    isMedia ? Truth.Figure.MEDIA_BILLS : Truth.Figure.PROGRAMME_SPEND,
                    month,
                    line.channel(),
                    currency,
                    line.amount(),
                    euros);
        }
    }

    private void writeInvoice(Life life, Deal deal) {
        LocalDate date = deal.last().closeDate().plusDays(DAYS_TO_INVOICE);
        if (date.isAfter(Period.LAST_DAY)) {
            return;
        }
        long id = FIRST_INVOICE + deal.index();
        String customer = life.person().account().customerId();
        BigDecimal amount = deal.last().amount();
        BigDecimal euros = rates.toEuro(amount, deal.currency(), date, 2);
        truth.add(Truth.Figure.INVOICED_REVENUE, YearMonth.from(date), "(all)", deal.currency(), amount, euros);
        LocalDate paid = date.plusDays(DAYS_TO_COLLECT);
        writeInvoiceState(id, deal, customer, date, date, "A", Optional.empty());
        if (!paid.isAfter(Period.LAST_DAY)) {
            writeInvoiceState(id, deal, customer, date, paid, "B", Optional.of(paid));
        }
        lines.write(delivery(date), plainLine(date, id, 0, "", customer, GlAccount.RECEIVABLES, amount, "T", ""));
        lines.write(delivery(date), plainLine(date, id, 1, "", customer, GlAccount.REVENUE, amount.negate(), "F", ""));
        BigDecimal base = post(date, id, 1, GlAccount.REVENUE, amount.negate(), deal.currency(), "T");
        postBase(date, id, 0, GlAccount.RECEIVABLES, base.negate(), deal.currency(), "T");
    }

    private void writeInvoiceState(
            long id,
            Deal deal,
            String customer,
            LocalDate date,
            LocalDate changed,
            String status,
            Optional<LocalDate> paid) {
        transactions.write(
                delivery(changed),
                transactionRow(
                        changed,
                        Long.toString(id),
                        "INV" + id,
                        "CustInvc",
                        date,
                        status,
                        date.plusDays(30),
                        paid,
                        deal.currency(),
                        customer,
                        deal.salesforceId()));
    }

    private static List<String> transactionRow(
            LocalDate changed,
            String id,
            String number,
            String type,
            LocalDate date,
            String status,
            LocalDate due,
            Optional<LocalDate> closed,
            String currency,
            String entity,
            String opportunity) {
        return List.of(
                synced(changed),
                Salesforce.TRUE,
                Salesforce.FALSE,
                id,
                number,
                number,
                type,
                "",
                Stamps.midnight(date),
                status,
                changedAt(date),
                Stamps.midnight(due),
                closed.map(Stamps::midnight).orElse(""),
                NetSuiteLists.currencyId(currency),
                entity,
                NetSuiteLists.periodId(YearMonth.from(date)),
                type.equals("PurchOrd") ? "F" : "T",
                changedAt(changed),
                opportunity);
    }

    private static List<String> plainLine(
            LocalDate date,
            long transaction,
            int number,
            String order,
            String entity,
            GlAccount account,
            BigDecimal amount,
            String isMain,
            String campaignCode) {
        return lineRow(
                date,
                transaction,
                number,
                order,
                entity,
                "",
                account,
                amount,
                "F",
                isMain,
                "",
                "",
                "",
                "",
                campaignCode);
    }

    private static List<String> lineRow(
            LocalDate changed,
            long transaction,
            int number,
            String order,
            String entity,
            String expected,
            GlAccount account,
            BigDecimal amount,
            String isClosed,
            String isMain,
            String quantity,
            String billed,
            String received,
            String rate,
            String campaignCode) {
        return List.of(
                Integer.toString(number),
                Long.toString(transaction),
                Salesforce.FALSE,
                synced(changed),
                order,
                order,
                entity,
                expected,
                isMain.equals("T") ? "" : account.id(),
                amount.toPlainString(),
                isClosed,
                "F",
                changedAt(changed),
                Integer.toString(number),
                isMain,
                "",
                quantity,
                billed,
                received,
                rate,
                "F",
                campaignCode);
    }

    /** Posts a line in base currency, and returns that amount. */
    private BigDecimal post(
            LocalDate date,
            long transaction,
            int line,
            GlAccount account,
            BigDecimal amount,
            String currency,
            String isPosting) {
        BigDecimal base = rates.toEuro(amount, currency, date, 2);
        postBase(date, transaction, line, account, base, currency, isPosting);
        return base;
    }

    private void postBase(
            LocalDate date,
            long transaction,
            int line,
            GlAccount account,
            BigDecimal base,
            String currency,
            String isPosting) {
        postings.write(
                delivery(date),
                List.of(
                        "1",
                        Long.toString(transaction),
                        Integer.toString(line),
                        Salesforce.FALSE,
                        synced(date),
                        account.id(),
                        base.toPlainString(),
                        base.signum() < 0 ? base.negate().toPlainString() : "",
                        base.signum() < 0 ? "" : base.toPlainString(),
                        inverse(rates.rate(currency, date)),
                        base.toPlainString(),
                        isPosting));
    }
}
