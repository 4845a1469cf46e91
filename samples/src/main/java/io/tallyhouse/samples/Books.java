package io.tallyhouse.samples;

import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** NetSuite's three tables of documents: transactions, their lines, and what these post. */
final class Books implements Closeable {
    private static final String PRIMARY_BOOK = "1";
    /** The number of the line that faces the vendor or the customer. */
    static final int MAIN_LINE = 0;

    /**
     * A document.
     *
     * @param due until when it is to be paid or received; journals have no such day
     * @param entity the vendor or customer, or empty
     * @param opportunity the Salesforce opportunity that an invoice is for, or empty
     */
    record Document(
            long id,
            DocumentType type,
            LocalDate date,
            Optional<LocalDate> due,
            String currency,
            String entity,
            String opportunity) {}

    /** The kinds of document. */
    enum DocumentType {
        PURCHASE_ORDER("PurchOrd", "PO", "F"),
        VENDOR_BILL("VendBill", "BILL", "T"),
        INVOICE("CustInvc", "INV", "T"),
        JOURNAL("Journal", "JE", "T");

        private final String word;
        private final String prefix;
        private final String posts;

        DocumentType(String word, String prefix, String posts) {
            this.word = word;
            this.prefix = prefix;
            this.posts = posts;
        }
    }

    /**
     * A document's status letter from a day on.
     *
     * @param closed when it was paid or closed
     */
    record State(LocalDate changed, String status, Optional<LocalDate> closed) {}

    /**
     * A line of a document, from a day on.
     *
     * @param order the purchase order it comes from, or empty
     */
    record Line(
            LocalDate changed,
            int number,
            GlAccount account,
            BigDecimal amount,
            String campaignCode,
            String order,
            Optional<Units> units) {}

    /** How many units of an order's line are ordered, billed and received. */
    record Units(long ordered, long billed, long received, BigDecimal rate, LocalDate expected, String isClosed) {}

    private final ExchangeRates rates;
    private final Export transactions;
    private final Export lines;
    private final Export postings;

    Books(Landing landing, ExchangeRates rates) {
        this.rates = rates;
        transactions = landing.open(Layout.csv(
                NetSuite.SOURCE,
                "transaction",
                "_fivetran_synced,_fivetran_active,_fivetran_deleted,id,transactionnumber,tranid,type,memo,trandate,status,"
                        + "createddate,duedate,closedate,currency,entity,postingperiod,posting,lastmodifieddate,"
                        + "custbody_opportunity_id"));
        lines = landing.open(Layout.csv(
                        NetSuite.SOURCE,
                        "transaction_line",
                        "id,transaction,_fivetran_deleted,_fivetran_synced,createdfrom,createdpo,entity,expectedreceiptdate,"
                                + "expenseaccount,foreignamount,isclosed,iscogs,linelastmodifieddate,linesequencenumber,"
                                + "mainline,memo,quantity,quantitybilled,quantityshiprecv,rate,taxline,"
                                + "custcol_campaign_code")
                .with(Layout.Defect.DUPLICATES)
                .withMalformed("linelastmodifieddate", Optional.of("foreignamount")));
        postings = landing.open(Layout.csv(
                NetSuite.SOURCE,
                "transaction_accounting_line",
                "accountingbook,transaction,transactionline,_fivetran_deleted,_fivetran_synced,account,amount,credit,debit,"
                        + "exchangerate,netamount,posting"));
    }

    void write(Document document, State state) {
        String number = document.type().prefix + document.id();
        transactions.write(
                delivery(state.changed()),
                List.of(
                        synced(state.changed()),
                        Salesforce.TRUE,
                        Salesforce.FALSE,
                        Long.toString(document.id()),
                        number,
                        number,
                        document.type().word,
                        "",
                        Stamps.midnight(document.date()),
                        state.status(),
                        changedAt(document.date()),
                        document.due().map(Stamps::midnight).orElse(""),
                        state.closed().map(Stamps::midnight).orElse(""),
                        NetSuiteLists.currencyId(document.currency()),
                        document.entity(),
                        NetSuiteLists.periodId(YearMonth.from(document.date())),
                        document.type().posts,
                        changedAt(state.changed()),
                        document.opportunity()));
    }

    void write(Document document, Line line) {
        boolean isMain = line.number() == MAIN_LINE;
        Optional<Units> units = line.units();
        lines.write(
                delivery(line.changed()),
                List.of(
                        Integer.toString(line.number()),
                        Long.toString(document.id()),
                        Salesforce.FALSE,
                        synced(line.changed()),
                        line.order(),
                        line.order(),
                        document.entity(),
                        units.map(of -> Stamps.midnight(of.expected())).orElse(""),
                        isMain ? "" : line.account().id(),
                        line.amount().toPlainString(),
                        units.map(Units::isClosed).orElse("F"),
                        "F",
                        changedAt(line.changed()),
                        Integer.toString(line.number()),
                        isMain ? "T" : "F",
                        "",
                        units.map(of -> Long.toString(of.ordered())).orElse(""),
                        units.map(of -> Long.toString(of.billed())).orElse(""),
                        units.map(of -> Long.toString(of.received())).orElse(""),
                        units.map(of -> of.rate().toPlainString()).orElse(""),
                        "F",
                        line.campaignCode()));
    }

    /** Posts a line in base currency at the rate of the document's day, and returns that amount. */
    BigDecimal post(Document document, Line line) {
        BigDecimal base = rates.toEuro(line.amount(), document.currency(), document.date(), 2);
        postBase(document, line.number(), line.account(), base);
        return base;
    }

    /** Posts an amount in base currency: a debit if positive, else a credit. */
    void postBase(Document document, int number, GlAccount account, BigDecimal base) {
        boolean isCredit = base.signum() < 0;
        postings.write(
                delivery(document.date()),
                List.of(
                        PRIMARY_BOOK,
                        Long.toString(document.id()),
                        Integer.toString(number),
                        Salesforce.FALSE,
                        synced(document.date()),
                        account.id(),
                        base.toPlainString(),
                        isCredit ? base.negate().toPlainString() : "",
                        isCredit ? "" : base.toPlainString(),
                        inverse(rates.rate(document.currency(), document.date())),
                        base.toPlainString(),
                        document.type().posts));
    }

    /** Base currency per unit of a foreign one, as NetSuite has it. */
    static String inverse(BigDecimal rate) {
        return BigDecimal.ONE.divide(rate, 8, RoundingMode.HALF_UP).toPlainString();
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

    @Override
    public void close() throws IOException {
        transactions.close();
        lines.close();
        postings.close();
    }
}
