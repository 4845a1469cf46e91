package io.tallyhouse.samples;

/** The general ledger accounts that marketing meets. */
enum GlAccount {
    RECEIVABLES("110", "1100", "Accounts receivable", "AcctRec"),
    PAYABLES("200", "2000", "Accounts payable", "AcctPay"),
    ACCRUED("210", "2100", "Accrued expenses", "OthCurrLiab"),
    REVENUE("400", "4000", "Revenue", "Income"),
    /** Hosting, support and delivery of what customers bought. */
    COST_OF_REVENUE("500", "5000", "Cost of revenue", "COGS"),
    /** The ads platforms' own bills: the settlement of media that the platforms already report. */
    PAID_MEDIA("601", "6010", "Paid media", "Expense"),
    EVENTS("602", "6020", "Events", "Expense"),
    CONTENT("603", "6030", "Content and agencies", "Expense"),
    TOOLS("604", "6040", "Marketing tools", "Expense"),
    /** Pay of the marketing teams, posted by journals: no bill tells of it. */
    PEOPLE("605", "6050", "Marketing people", "Expense");

    private final String id;
    private final String number;
    private final String title;
    private final String type;

    GlAccount(String id, String number, String title, String type) {
        this.id = id;
        this.number = number;
        this.title = title;
        this.type = type;
    }

    String id() {
        return id;
    }

    String number() {
        return number;
    }

    String title() {
        return title;
    }

    String type() {
        return type;
    }
}
