package io.tallyhouse.samples;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** The plan of each fiscal year, by month, channel and campaign; restated as a whole in summer. */
final class BudgetPlan {
    private static final int FIRST_YEAR = 2024;
    private static final int LAST_YEAR = 2025;
    private static final int MONTHS = 12;
    private static final int VERSIONS = 2;

    private final double companySize;
    private final Chance changes;
    private final Truth truth;

    private BudgetPlan(SampleOptions options, Chance chance, Truth truth) {
        companySize = Purchasing.companySize(options);
        changes = chance.about("plan");
        this.truth = truth;
    }

    static void write(Landing landing, SampleOptions options, Chance chance, Truth truth) throws IOException {
        BudgetPlan plan = new BudgetPlan(options, chance, truth);
        Layout layout = Layout.csv(
                        "budget_plan",
                        "budget_plan",
                        "plan_id,plan_version,fiscal_year,month,channel,campaign_code,amount,currency,approved_at")
                .as(Layout.Format.CSV_WITH_BYTE_ORDER_MARK)
                .withMalformed("month", Optional.of("amount"));
        try (Export export = landing.open(layout)) {
            for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
                for (int version = 1; version <= VERSIONS; version++) {
                    plan.writeVersion(export, year, version);
                }
            }
        }
    }

    private void writeVersion(Export export, int year, int version) {
        LocalDate approved = version == 1 ? LocalDate.of(year - 1, 12, 4) : LocalDate.of(year, 6, 27);
        for (int month = 1; month <= MONTHS; month++) {
            YearMonth planned = YearMonth.of(year, month);
            for (Campaign campaign : Campaigns.all()) {
                BigDecimal amount = amount(campaign, planned, version);
                if (amount.signum() > 0) {
                    export.write(approved.plusDays(1), row(campaign, planned, version, amount, approved));
                    if (version == VERSIONS) {
                        truth.add(
                                Truth.Figure.PLAN,
                                planned,
                                campaign.channel().key(),
                                ExchangeRates.EURO,
                                amount,
                                amount);
                    }
                }
            }
        }
    }

    private static List<String> row(
            Campaign campaign, YearMonth month, int version, BigDecimal amount, LocalDate approved) {
        return List.of(
                "FY" + month.getYear(),
                Integer.toString(version),
                Integer.toString(month.getYear()),
                month.atDay(1).toString(),
                campaign.channel().key(),
                campaign.code(),
                amount.toPlainString(),
                ExchangeRates.EURO,
                approved + "T09:00:00Z");
    }

    private BigDecimal amount(Campaign campaign, YearMonth month, int version) {
        boolean isLive = !month.atEndOfMonth().isBefore(campaign.start())
                && !month.atDay(1).isAfter(campaign.end());
        boolean isFirst = YearMonth.from(campaign.start()).equals(month);
        double base = switch (campaign.channel()) {
            case PAID_SEARCH -> isLive ? 130 : 0;
            case DISPLAY -> isLive ? 70 : 0;
            case EMAIL -> isLive ? 40 : 0;
            case EVENT -> isFirst ? 3_900 : 0;
            case WEBINAR -> isFirst ? 850 : 0;
            case CONTENT -> isFirst ? 2_000 : 0;
            case ORGANIC_SEARCH, DIRECT, REFERRAL, SALES -> 0;
        };
        boolean isRevised = version > 1 && month.getMonthValue() > MONTHS / 2;
        double change = isRevised
                ? 0.85 + 0.35 * changes.unit(campaign.index(), month.getYear() * 100 + month.getMonthValue())
                : 1;
        return BigDecimal.valueOf(base * companySize * change).setScale(2, RoundingMode.HALF_UP);
    }
}
