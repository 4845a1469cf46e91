package io.tallyhouse.quality.gate;

import io.tallyhouse.lakehouse.contracts.QualityRule.Severity;
import io.tallyhouse.quality.checks.CheckResult;
import io.tallyhouse.quality.checks.CheckStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The results of all checks as text for people and as records for programs, always in the order of
 * {@link CheckResult#ORDER}.
 *
 * @param results in any order
 */
public record QualityReport(List<CheckResult> results) {
    private static final List<String> HEADINGS = List.of("result", "table", "rule", "expected", "found");

    public QualityReport {
        results = results.stream().sorted(CheckResult.ORDER).toList();
    }

    /** A line for each result, in columns, and a line that counts them. */
    public String text() {
        List<List<String>> rows = rows();
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < HEADINGS.size(); i++) {
            int column = i;
            widths.add(rows.stream()
                    .mapToInt(row -> row.get(column).length())
                    .max()
                    .orElse(0));
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append(row.get(i))
                        .append(" ".repeat(widths.get(i) - row.get(i).length() + 2));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.append(summary()).append('\n').toString();
    }

    /** A Markdown table, and a line that counts the results. */
    public String markdown() {
        StringBuilder text = new StringBuilder();
        List<List<String>> rows = rows();
        for (int i = 0; i < rows.size(); i++) {
            List<String> cells =
                    rows.get(i).stream().map(QualityReport::markdownCell).toList();
            text.append("| ").append(String.join(" | ", cells)).append(" |\n");
            if (i == 0) {
                text.append("|").append(" --- |".repeat(HEADINGS.size())).append('\n');
            }
        }
        return text.append('\n').append(summary()).append('\n').toString();
    }

    /** One record for each result, of texts, numbers, and lists of texts only; what is absent has no entry. */
    public List<Map<String, Object>> records() {
        return results.stream().map(QualityReport::entries).toList();
    }

    /** How many passed, failed, and could not be checked. */
    public String summary() {
        List<String> parts = new ArrayList<>();
        parts.add("%d %s".formatted(results.size(), results.size() == 1 ? "check" : "checks"));
        parts.add(count(CheckStatus.PASSED, Severity.ERROR) + count(CheckStatus.PASSED, Severity.WARNING) + " passed");
        parts.add(count(CheckStatus.FAILED, Severity.ERROR) + " failed");
        add(parts, count(CheckStatus.FAILED, Severity.WARNING), "failed as warning");
        add(parts, count(CheckStatus.COULD_NOT_CHECK, Severity.ERROR), "could not be checked");
        add(parts, count(CheckStatus.COULD_NOT_CHECK, Severity.WARNING), "could not be checked, as warning");
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }

    private long count(CheckStatus status, Severity severity) {
        return results.stream()
                .filter(result -> result.status() == status && result.severity() == severity)
                .count();
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADINGS);
        for (CheckResult result : results) {
            rows.add(List.of(word(result), result.table(), result.rule(), result.expected(), result.found()));
        }
        return rows;
    }

    /** One word for status and severity together, as a listing shows it. */
    private static String word(CheckResult result) {
        boolean isWarning = result.severity() == Severity.WARNING;
        return switch (result.status()) {
            case PASSED -> "passed";
            case FAILED -> isWarning ? "warning" : "FAILED";
            case COULD_NOT_CHECK -> isWarning ? "not checked" : "NOT CHECKED";
        };
    }

    private static String markdownCell(String text) {
        return text.replace("|", "\\|");
    }

    private static Map<String, Object> entries(CheckResult result) {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("table", result.table());
        entries.put("rule", result.rule());
        entries.put("description", result.description());
        entries.put("dimension", result.dimension());
        entries.put("severity", lower(result.severity()));
        entries.put("status", lower(result.status()));
        entries.put("expected", result.expected());
        entries.put("found", result.found());
        result.value().ifPresent(value -> entries.put("value", value));
        result.offendingRows().ifPresent(rows -> entries.put("offending_rows", rows));
        entries.put("sample_keys", result.sampleKeys());
        entries.put("file", result.file());
        entries.put("line", result.line());
        return entries;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
