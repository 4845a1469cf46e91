package io.tallyhouse.samples;

import io.tallyhouse.samples.Purchase.Bill;
import io.tallyhouse.samples.Purchase.End;
import io.tallyhouse.samples.Purchase.Line;
import io.tallyhouse.samples.Purchase.Order;
import io.tallyhouse.samples.Purchase.Progress;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides what is ordered, received and billed for the programmes, and what the ads platforms bill. Some hundred documents. */
final class Purchasing {
    private static final long FIRST_ORDER = 10_001;
    private static final long FIRST_BILL = 20_001;
    private static final int UNITS = 10;
    private static final int MONTHS = 12;
    /** Given up after the first half. */
    private static final String CLOSED_EARLY = "CT-102";

    private final double companySize;
    private final Chance prices;
    private final List<Order> orders = new ArrayList<>();
    private final List<Bill> bills = new ArrayList<>();

    Purchasing(SampleOptions options, Chance chance, MoneyTable media) {
        companySize = companySize(options);
        prices = chance.about("purchase.price");
        for (Campaign campaign : Campaigns.all()) {
            orderFor(campaign);
        }
        for (int year = 2024; year <= 2025; year++) {
            orderTool(Vendor.AUTOMATION, year, 180);
            orderTool(Vendor.ENRICHMENT, year, 95);
        }
        orders.forEach(this::billOrder);
        billWithoutOrder();
        billMedia(media);
    }

    /** Programmes grow with the company, from a fifth of the demo's size. */
    static double companySize(SampleOptions options) {
        return Math.max(0.2, options.scale() / SampleOptions.DEMO_SCALE);
    }

    List<Order> orders() {
        return orders;
    }

    List<Bill> bills() {
        return bills;
    }

    private void orderFor(Campaign campaign) {
        boolean isAmerican = campaign.currency().equals("USD");
        LocalDate start = campaign.start();
        LocalDate end = campaign.end();
        switch (campaign.channel()) {
            case EVENT ->
                order(
                        isAmerican ? Vendor.US_EVENTS : Vendor.EVENT_HOUSE,
                        List.of(
                                line(1, GlAccount.EVENTS, campaign, 2_400),
                                line(2, GlAccount.EVENTS, campaign, 900),
                                line(3, GlAccount.CONTENT, campaign, 450)),
                        List.of(
                                new Progress(start.minusDays(75), 0, 0),
                                new Progress(start.minusDays(30), 4, 4),
                                new Progress(end.plusDays(12), UNITS, UNITS)),
                        End.AS_PLANNED);
            case WEBINAR ->
                order(
                        Vendor.AGENCY,
                        List.of(line(1, GlAccount.CONTENT, campaign, 800)),
                        List.of(
                                new Progress(start.minusDays(40), 0, 0),
                                new Progress(end.plusDays(3), UNITS, 5),
                                new Progress(end.plusDays(45), UNITS, UNITS)),
                        End.AS_PLANNED);
            case CONTENT ->
                order(
                        isAmerican ? Vendor.US_AGENCY : Vendor.AGENCY,
                        List.of(line(1, GlAccount.CONTENT, campaign, 1_300), line(2, GlAccount.CONTENT, campaign, 500)),
                        List.of(
                                new Progress(start.minusDays(30), 0, 0),
                                new Progress(start.plusDays(1), 5, 5),
                                new Progress(start.plusDays(60), UNITS, UNITS)),
                        campaign.code().equals(CLOSED_EARLY) ? End.CLOSED_EARLY : End.AS_PLANNED);
            case PAID_SEARCH, DISPLAY, EMAIL, ORGANIC_SEARCH, DIRECT, REFERRAL, SALES -> {}
        }
    }

    private void order(Vendor vendor, List<Line> lines, List<Progress> planned, End end) {
        List<Progress> progress = new ArrayList<>();
        for (Progress step : planned) {
            boolean isGivenUp = end == End.CLOSED_EARLY && progress.size() == 2;
            if (!step.date().isAfter(Period.LAST_DAY)) {
                Progress last = progress.isEmpty() ? step : progress.get(progress.size() - 1);
                progress.add(isGivenUp ? new Progress(step.date(), last.received(), last.billed()) : step);
            }
        }
        if (!progress.isEmpty()) {
            orders.add(new Order(FIRST_ORDER + orders.size(), vendor, lines, List.copyOf(progress), end));
        }
    }

    private void orderTool(Vendor vendor, int year, double monthly) {
        BigDecimal rate = money(monthly * companySize);
        List<Progress> progress = new ArrayList<>();
        progress.add(new Progress(LocalDate.of(year - 1, 12, 14), 0, 0));
        for (int month = 1; month <= MONTHS; month++) {
            progress.add(new Progress(LocalDate.of(year, month, 5), month, month));
        }
        Line line = new Line(1, GlAccount.TOOLS, Optional.empty(), MONTHS, rate);
        orders.add(new Order(FIRST_ORDER + orders.size(), vendor, List.of(line), progress, End.AS_PLANNED));
    }

    private Line line(int number, GlAccount account, Campaign campaign, double amount) {
        double spread = 0.8 + 0.4 * prices.unit(campaign.index(), number);
        return new Line(number, account, Optional.of(campaign), UNITS, money(amount * companySize * spread / UNITS));
    }

    private static BigDecimal money(double amount) {
        return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP);
    }

    private void billOrder(Order order) {
        long billed = 0;
        for (Progress step : order.progress()) {
            long units = step.billed() - billed;
            if (units > 0) {
                List<Line> lines =
                        order.lines().stream().map(line -> line.of(units)).toList();
                bill(order.vendor(), step.date(), lines, Optional.of(order.id()));
                billed = step.billed();
            }
        }
    }

    private void bill(Vendor vendor, LocalDate date, List<Line> lines, Optional<Long> orderId) {
        bills.add(new Bill(FIRST_BILL + bills.size(), vendor, date, lines, orderId));
    }

    /** Work that someone asked an agency for without an order. */
    private void billWithoutOrder() {
        List<Campaign> contents = Campaigns.of(Channel.CONTENT);
        for (int quarter = 0; quarter < 8; quarter++) {
            YearMonth month = Period.FIRST_MONTH.plusMonths(3L * quarter + 1);
            Campaign campaign = contents.get(quarter % contents.size());
            double amount = 120 * companySize * (1 + prices.unit(1000, quarter));
            Line line = new Line(1, GlAccount.CONTENT, Optional.of(campaign), 1, money(amount));
            bill(quarter % 3 == 2 ? Vendor.US_AGENCY : Vendor.AGENCY, month.atDay(17), List.of(line), Optional.empty());
        }
    }

    /** The platform bills each account's month, to the cent. */
    private void billMedia(MoneyTable media) {
        Map<AdAccount, Vendor> vendors =
                Map.of(AdAccount.EUROPE, Vendor.GOOGLE_IRELAND, AdAccount.AMERICA, Vendor.GOOGLE_US);
        for (YearMonth month : Period.MONTHS) {
            for (AdAccount account : AdAccount.values()) {
                BigDecimal amount = media.amount(month, account.currency()).setScale(2, RoundingMode.HALF_UP);
                Vendor vendor = vendors.get(account);
                if (vendor != null && amount.signum() > 0) {
                    Line line = new Line(1, GlAccount.PAID_MEDIA, Optional.empty(), 1, amount);
                    bill(vendor, month.atEndOfMonth(), List.of(line), Optional.empty());
                }
            }
        }
    }
}
