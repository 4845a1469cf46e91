package io.tallyhouse.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TestDefects {
    private static final JsonNode DEFECTS = SmallCompany.company().truth().path("defects");
    private static final Path FOLDER = SmallCompany.company().folder();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bills_without_purchase_order",
                "deleted_leads",
                "exact_duplicate_rows",
                "foreign_currency_bills",
                "foreign_currency_opportunities",
                "late_rows",
                "malformed_broken_json",
                "malformed_impossible_date",
                "malformed_not_a_number",
                "malformed_too_few_fields",
                "malformed_too_many_fields",
                "merged_leads",
                "resent_files",
                "restated_rows",
                "short_salesforce_ids",
            })
    void everyKindOfDefectIsPlantedEvenInASmallCompany(String defect) {
        assertThat(DEFECTS.path(defect).asInt()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"google_ads, campaign_stats, 7", "salesforce, opportunity, 9", "marketo, activity_click_email, 5"})
    void aResentFileHasTheSameBytesUnderALaterDate(String source, String object, int daysLater) throws IOException {
        List<Path> files = Reread.files(FOLDER, source, object);
        List<Path> resent = files.stream()
                .filter(file -> !file.toString().matches(".*-0[123]\\.csv"))
                .toList();
        Path original = files.get(files.indexOf(resent.get(0)) - 1);

        assertThat(resent).hasSize(1);
        assertThat(Files.mismatch(original, resent.get(0))).isEqualTo(-1);
        assertThat(resent.get(0).toString()).endsWith("-%02d.csv".formatted(3 + daysLater));
    }

    @Test
    void lateActivitiesStandInTheFileOfTheNextMonth() {
        long late = Stream.of(
                        "activity_visit_webpage",
                        "activity_fill_out_form",
                        "activity_open_email",
                        "activity_click_email")
                .flatMap(object -> Reread.goodRows(FOLDER, "marketo", object).stream())
                .filter(row -> isLate(row, row.get("activity_date")))
                .count();

        assertThat(late).isEqualTo(lateRows("marketo."));
    }

    @Test
    void lateDaysOfAnAccountComeAtAllLevelsAtOnce() {
        Set<String> restated = Set.of("ad_stats", "ad_group_stats", "campaign_stats", "account_stats");
        long lateOrRestated = restated.stream()
                .flatMap(object -> Reread.goodRows(FOLDER, "google_ads", object).stream())
                .filter(row -> isLate(row, row.get("date")))
                .count();
        long restatedRows = restated.stream()
                .mapToLong(object -> SmallCompany.company()
                        .truth()
                        .path("objects")
                        .path("google_ads." + object)
                        .path("restated_rows")
                        .asLong())
                .sum();

        assertThat(lateOrRestated).isEqualTo(lateRows("google_ads.") + restatedRows);
    }

    private static boolean isLate(Reread.Row row, String date) {
        // Instants with an offset may name the next month's first hours: they are compared as they stand in UTC
        // elsewhere.
        return date.endsWith("+02:00")
                ? isLate(
                        row,
                        java.time.OffsetDateTime.parse(date)
                                .withOffsetSameInstant(java.time.ZoneOffset.UTC)
                                .toString())
                : Period.deliveryOf(YearMonth.parse(date.substring(0, 7))).isBefore(row.delivered());
    }

    private static long lateRows(String source) {
        long late = 0;
        for (var object : SmallCompany.company().truth().path("objects").properties()) {
            if (object.getKey().startsWith(source)) {
                late += object.getValue().path("late_rows").asLong();
            }
        }
        return late;
    }

    @Test
    void shortIdsAreTheFirstCharactersOfIdsThatExist() {
        Set<String> known = Stream.of("lead", "contact", "account")
                .flatMap(object -> Reread.goodRows(FOLDER, "salesforce", object).stream())
                .map(row -> row.get("id"))
                .collect(Collectors.toSet());
        List<String> shortIds = Stream.concat(
                        Reread.goodRows(FOLDER, "salesforce", "campaign_member").stream()
                                .flatMap(row -> Stream.of(row.get("lead_id"), row.get("contact_id"))),
                        Reread.goodRows(FOLDER, "salesforce", "opportunity").stream()
                                .map(row -> row.get("account_id")))
                .filter(id -> id.length() == 15)
                .toList();

        assertThat(shortIds).hasSize(DEFECTS.path("short_salesforce_ids").asInt());
        assertThat(shortIds).allMatch(id -> known.contains(SalesforceId.lengthen(id)));
    }

    @Test
    void mergedLeadsNameTheirSurvivorInBothSystems() {
        List<Reread.Row> mergedInSalesforce = Reread.goodRows(FOLDER, "salesforce", "lead").stream()
                .filter(row -> !row.get("master_record_id").isEmpty())
                .toList();
        List<Reread.Row> mergedInMarketo = Reread.goodRows(FOLDER, "marketo", "activity_merge_leads");

        assertThat(mergedInSalesforce)
                .hasSameSizeAs(mergedInMarketo)
                .hasSize(DEFECTS.path("merged_leads").asInt())
                .allMatch(row -> row.get("is_deleted").equals("TRUE"));
        assertThat(mergedInMarketo).allMatch(row -> row.get("merge_ids").matches("\\[\\d+]"));
    }

    @Test
    void deletedLeadsAreDeletedInBothSystems() {
        long inSalesforce = Reread.goodRows(FOLDER, "salesforce", "lead").stream()
                .filter(row -> row.get("is_deleted").equals("TRUE")
                        && row.get("master_record_id").isEmpty())
                .count();

        assertThat(inSalesforce).isEqualTo(DEFECTS.path("deleted_leads").asLong());
        assertThat(Reread.goodRows(FOLDER, "marketo", "activity_delete_lead")).hasSize((int) inSalesforce);
    }

    @Test
    void instantsStandInThreeForms() {
        Set<String> forms = Reread.goodRows(FOLDER, "marketo", "activity_visit_webpage").stream()
                .map(row -> row.get("activity_date").substring("2024-01-01T00:00:00.000".length()))
                .collect(Collectors.toSet());

        assertThat(forms).containsExactlyInAnyOrder("Z", "+0000", "+02:00");
    }

    @Test
    void oneObjectHasByteOrderMarksAndAnotherQuotedLineBreaks() throws IOException {
        assertThat(Reread.files(FOLDER, "budget_plan", "budget_plan"))
                .allSatisfy(file -> assertThat(Files.readString(file)).startsWith("\uFEFFplan_id"));
        assertThat(Reread.goodRows(FOLDER, "salesforce", "contact"))
                .allMatch(row -> row.get("mailing_street").contains("\n"));
    }
}
