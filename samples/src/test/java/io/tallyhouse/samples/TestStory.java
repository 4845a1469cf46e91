package io.tallyhouse.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class TestStory {
    private static final SampleOptions OPTIONS = new SampleOptions(0.05, 3);
    private static final Story STORY = new Story(OPTIONS, new Chance(OPTIONS.seed()));

    @Property(tries = 50)
    void aLifeDoesNotDependOnWhoWasAskedForBefore(@ForAll @LongRange(min = 0, max = 4_999) long index) {
        Life life = new Story(OPTIONS, new Chance(OPTIONS.seed())).life(index);

        assertThat(STORY.life(index)).isEqualTo(life);
    }

    @Test
    void nothingHappensOutsideThePeriodOrOutOfOrder() {
        assertThat(lives()).allSatisfy(life -> {
            assertThat(life.events()).isSortedAccordingTo(Comparator.comparing(Event::at));
            assertThat(life.events()).allMatch(event -> Period.contains(event.at()));
            life.convertedAt().ifPresent(converted -> assertThat(converted).isAfter(life.knownAt()));
            life.duplicate()
                    .ifPresent(duplicate -> life.convertedAt()
                            .ifPresent(converted ->
                                    assertThat(duplicate.mergedAt()).isBefore(converted)));
        });
    }

    @Test
    void aDealMovesForwardAndAClosedOneStops() {
        List<Deal> deals =
                lives().stream().flatMap(life -> life.deal().stream()).toList();

        assertThat(deals).hasSizeGreaterThan(200).allSatisfy(deal -> {
            assertThat(deal.changes()).isSortedAccordingTo(Comparator.comparing(Deal.Change::at));
            assertThat(deal.changes().subList(0, deal.changes().size() - 1))
                    .noneMatch(change -> change.stage().isClosed());
        });
    }

    @Test
    void strongChannelsMakeConversionLikelier() {
        assertThat(conversionRate(Channel.EVENT)).isGreaterThan(1.3 * conversionRate(Channel.DIRECT));
        assertThat(conversionRate(Channel.WEBINAR)).isGreaterThan(1.1 * conversionRate(Channel.DIRECT));
    }

    /** Of those whom the channel touched before conversion or in the first six weeks. */
    private static double conversionRate(Channel channel) {
        Map<Boolean, Long> converted = lives().stream()
                .filter(life -> life.person().hasLead() && life.person().origin() == channel)
                .collect(Collectors.partitioningBy(life -> life.convertedAt().isPresent(), Collectors.counting()));
        long yes = Optional.ofNullable(converted.get(true)).orElse(0L);
        long no = Optional.ofNullable(converted.get(false)).orElse(0L);
        return (double) yes / (yes + no);
    }

    @Test
    void someOpportunitiesHaveNoTouchAtAll() {
        assertThat(lives())
                .anyMatch(life -> life.deal().isPresent() && life.events().isEmpty());
    }

    @Test
    void theSameCampaignsAreKnownToEverySystem() {
        Set<String> codes = Campaigns.all().stream().map(Campaign::code).collect(Collectors.toSet());
        java.nio.file.Path folder = SmallCompany.company().folder();

        assertThat(codes(folder, "salesforce", "campaign", "campaign_code_c")).isEqualTo(codes);
        assertThat(codes(folder, "marketo", "program", "campaign_code")).isEqualTo(codes);
        assertThat(codes).containsAll(codes(folder, "budget_plan", "budget_plan", "campaign_code"));
        assertThat(codes).containsAll(codes(folder, "netsuite", "transaction_line", "custcol_campaign_code"));
        assertThat(Reread.goodRows(folder, "google_ads", "campaign_history"))
                .allMatch(row -> codes.contains(row.get("name").replaceAll(" \\|.*", "")));
    }

    private static Set<String> codes(java.nio.file.Path folder, String source, String object, String column) {
        return Reread.goodRows(folder, source, object).stream()
                .map(row -> row.get(column))
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toSet());
    }

    @Test
    void everyInvoiceIsForAWonOpportunityOfTheSameAmount() {
        java.nio.file.Path folder = SmallCompany.company().folder();
        Map<String, String> won = Reread.goodRows(folder, "salesforce", "opportunity").stream()
                .filter(row -> row.get("is_won").equals("TRUE"))
                .collect(Collectors.toMap(row -> row.get("id"), row -> row.get("amount")));
        Map<String, String> invoices = Reread.goodRows(folder, "netsuite", "transaction").stream()
                .filter(row -> row.get("type").equals("CustInvc"))
                .collect(Collectors.toMap(
                        row -> row.get("id"), row -> row.get("custbody_opportunity_id"), (one, other) -> one));
        List<Reread.Row> revenue = Reread.goodRows(folder, "netsuite", "transaction_line").stream()
                .filter(row -> invoices.containsKey(row.get("transaction"))
                        && row.get("mainline").equals("F"))
                .toList();

        assertThat(revenue)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("foreignamount"))
                        .isEqualTo("-" + won.get(invoices.get(row.get("transaction")))));
    }

    private static List<Life> lives() {
        return LongStream.range(0, STORY.people()).mapToObj(STORY::life).toList();
    }
}
