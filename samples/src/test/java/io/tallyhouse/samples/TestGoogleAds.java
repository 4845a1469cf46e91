package io.tallyhouse.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class TestGoogleAds {
    private static final List<String> NUMBERS =
            List.of("cost_micros", "clicks", "impressions", "conversions", "conversions_value");

    @Test
    void accountsAreTheSumOfTheirCampaigns() {
        assertThat(sums("campaign_stats", "id", "customer_id")).isEqualTo(sums("account_stats", "", "customer_id"));
    }

    @Test
    void campaignsAreTheSumOfTheirAdGroups() {
        assertThat(sums("ad_group_stats", "id", "campaign_id")).isEqualTo(sums("campaign_stats", "id", "id"));
    }

    @Test
    void adGroupsAreTheSumOfTheirAds() {
        assertThat(sums("ad_stats", "ad_id", "ad_group_id")).isEqualTo(sums("ad_group_stats", "id", "id"));
    }

    /** Sums of the latest row of each key, by parent, day, device and network. */
    private static Map<String, List<BigDecimal>> sums(String object, String idColumn, String parentColumn) {
        Map<String, Reread.Row> latest = new HashMap<>();
        for (Reread.Row row : Reread.goodRows(SmallCompany.company().folder(), "google_ads", object)) {
            String id = idColumn.isEmpty() ? "" : row.get(idColumn);
            latest.merge(
                    row.get("customer_id") + "/" + id + "/" + cell(row),
                    row,
                    (one, other) ->
                            one.get("_fivetran_synced").compareTo(other.get("_fivetran_synced")) > 0 ? one : other);
        }
        Function<Reread.Row, List<BigDecimal>> numbers = row -> NUMBERS.stream()
                .map(name -> new BigDecimal(row.get(name)).setScale(6))
                .toList();
        return latest.values().stream()
                .collect(Collectors.toMap(
                        row -> row.get(parentColumn) + "/" + cell(row), numbers, TestGoogleAds::plus, TreeMap::new));
    }

    private static String cell(Reread.Row row) {
        return row.get("date") + "/" + row.get("device") + "/" + row.get("ad_network_type");
    }

    private static List<BigDecimal> plus(List<BigDecimal> one, List<BigDecimal> other) {
        return java.util.stream.IntStream.range(0, one.size())
                .mapToObj(index -> one.get(index).add(other.get(index)))
                .toList();
    }

    @Test
    void aRestatedKeyCostsMoreAndConvertsMore() {
        Map<String, List<Reread.Row>> keys =
                Reread.goodRows(SmallCompany.company().folder(), "google_ads", "campaign_stats").stream()
                        .collect(Collectors.groupingBy(row -> row.get("id") + "/" + cell(row)));
        List<List<Reread.Row>> restated =
                keys.values().stream().filter(rows -> rows.size() > 1).toList();

        assertThat(restated)
                .hasSize(SmallCompany.company()
                        .truth()
                        .at("/objects/google_ads.campaign_stats/restated_rows")
                        .asInt())
                .isNotEmpty()
                .allSatisfy(rows -> {
                    assertThat(rows).hasSize(2);
                    assertThat(new BigDecimal(rows.get(1).get("cost_micros")))
                            .isGreaterThanOrEqualTo(new BigDecimal(rows.get(0).get("cost_micros")));
                    assertThat(new BigDecimal(rows.get(1).get("conversions")))
                            .isGreaterThan(new BigDecimal(rows.get(0).get("conversions")));
                });
    }
}
