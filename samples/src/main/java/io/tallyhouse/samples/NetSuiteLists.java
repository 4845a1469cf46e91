package io.tallyhouse.samples;

import java.io.IOException;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/** NetSuite's accounts, vendors, currencies and periods: one file each, from before the period. */
final class NetSuiteLists {
    private static final String SYNCED = "2024-01-02 04:10:00";
    private static final String CHANGED = "2023-11-30 10:00:00";
    private static final int FIRST_YEAR = 2023;
    private static final int LAST_YEAR = 2026;
    private static final int MONTHS = 12;

    private NetSuiteLists() {}

    static void write(Landing landing, ExchangeRates rates) throws IOException {
        writeAccounts(landing);
        writeVendors(landing);
        writeCurrencies(landing, rates);
        writePeriods(landing);
    }

    /** NetSuite's number of a currency. */
    static String currencyId(String currency) {
        return currency.equals(ExchangeRates.EURO) ? "1" : "2";
    }

    /** NetSuite's number of the period of a month. */
    static String periodId(YearMonth month) {
        return Integer.toString(300 + (month.getYear() - FIRST_YEAR) * MONTHS + month.getMonthValue());
    }

    private static void writeAccounts(Landing landing) throws IOException {
        try (Export export = landing.open(Layout.csv(
                NetSuite.SOURCE,
                "account",
                "id,_fivetran_deleted,_fivetran_active,_fivetran_synced,accountsearchdisplayname,acctnumber,accttype,fullname,"
                        + "isinactive,lastmodifieddate"))) {
            for (GlAccount account : GlAccount.values()) {
                export.write(
                        Salesforce.SNAPSHOT,
                        List.of(
                                account.id(),
                                Salesforce.FALSE,
                                Salesforce.TRUE,
                                SYNCED,
                                account.title(),
                                account.number(),
                                account.type(),
                                account.title(),
                                "F",
                                CHANGED));
            }
        }
    }

    private static void writeVendors(Landing landing) throws IOException {
        try (Export export = landing.open(Layout.csv(
                NetSuite.SOURCE,
                "vendor",
                "id,_fivetran_deleted,_fivetran_active,_fivetran_synced,altname,companyname,currency,entityid,isinactive,"
                        + "lastmodifieddate"))) {
            for (Vendor vendor : Vendor.values()) {
                export.write(
                        Salesforce.SNAPSHOT,
                        List.of(
                                vendor.id(),
                                Salesforce.FALSE,
                                Salesforce.TRUE,
                                SYNCED,
                                vendor.title(),
                                vendor.title(),
                                currencyId(vendor.currency()),
                                vendor.title(),
                                "F",
                                CHANGED));
            }
        }
    }

    private static void writeCurrencies(Landing landing, ExchangeRates rates) throws IOException {
        try (Export export = landing.open(Layout.csv(
                NetSuite.SOURCE,
                "currency",
                "id,_fivetran_deleted,_fivetran_active,_fivetran_synced,currencyprecision,exchangerate,isbasecurrency,"
                        + "isinactive,lastmodifieddate,name,symbol"))) {
            for (String currency : List.of(ExchangeRates.EURO, "USD")) {
                export.write(
                        Salesforce.SNAPSHOT,
                        List.of(
                                currencyId(currency),
                                Salesforce.FALSE,
                                Salesforce.TRUE,
                                SYNCED,
                                "2",
                                Books.inverse(rates.rate(currency, LocalDate.of(2023, 12, 29))),
                                currency.equals(ExchangeRates.EURO) ? "T" : "F",
                                "F",
                                CHANGED,
                                currency.equals(ExchangeRates.EURO) ? "Euro" : "US dollar",
                                currency));
            }
        }
    }

    private static void writePeriods(Landing landing) throws IOException {
        try (Export export = landing.open(Layout.csv(
                NetSuite.SOURCE,
                "accounting_period",
                "id,_fivetran_deleted,_fivetran_active,_fivetran_synced,closed,enddate,isadjust,isinactive,isposting,isquarter,"
                        + "isyear,lastmodifieddate,parent,periodname,startdate"))) {
            for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
                String yearId = Integer.toString(year - FIRST_YEAR + 1);
                YearMonth first = YearMonth.of(year, Month.JANUARY);
                export.write(Salesforce.SNAPSHOT, periodRow(yearId, "", "FY " + year, first, 12, "F", "T"));
                for (int quarter = 1; quarter <= 4; quarter++) {
                    String quarterId = Integer.toString(100 + (year - FIRST_YEAR) * 4 + quarter);
                    YearMonth start = first.plusMonths(3L * (quarter - 1));
                    export.write(
                            Salesforce.SNAPSHOT,
                            periodRow(quarterId, yearId, "Q" + quarter + " " + year, start, 3, "T", "F"));
                    for (int month = 0; month < 3; month++) {
                        YearMonth of = start.plusMonths(month);
                        String name = of.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH) + " " + year;
                        export.write(Salesforce.SNAPSHOT, periodRow(periodId(of), quarterId, name, of, 1, "F", "F"));
                    }
                }
            }
        }
    }

    private static List<String> periodRow(
            String id, String parent, String name, YearMonth first, int months, String isQuarter, String isYear) {
        return List.of(
                id,
                Salesforce.FALSE,
                Salesforce.TRUE,
                SYNCED,
                first.isBefore(Period.FIRST_MONTH) ? "T" : "F",
                Stamps.midnight(first.plusMonths(months - 1L).atEndOfMonth()),
                "F",
                "F",
                months == 1 ? "T" : "F",
                isQuarter,
                isYear,
                CHANGED,
                parent,
                name,
                Stamps.midnight(first.atDay(1)));
    }
}
