package io.tallyhouse.quality.checks;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.lakehouse.contracts.Contract;
import io.tallyhouse.lakehouse.contracts.QualityRule;
import io.tallyhouse.lakehouse.contracts.TableContract;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Checks one table against its contract. That its key is unique, its required columns are complete and its
 * references are found need not be written; accepted values, freshness and the rest come from the rules. All that only looks at the table's rows is
 * measured in one query; a select of a rule that is more than a count of rows costs one query each, and so does the
 * sample of a failed rule.
 *
 * @param name qualified table name, as results show it
 * @param file the contract's file, from the repository's root
 * @param contract the table
 */
public record TableChecks(String name, String file, TableContract contract) {
    public TableChecks {
        requireNonNull(name, "name is null");
        requireNonNull(file, "file is null");
        requireNonNull(contract, "contract is null");
    }

    /** The checks of a table of {@code contract}. */
    public static TableChecks of(Contract contract, TableContract table) {
        String schema = switch (contract.layer()) {
            case SOURCE -> "bronze." + contract.id();
            case SILVER -> "silver.core";
            case GOLD -> "gold.analytics";
        };
        return new TableChecks(schema + "." + table.name(), contract.file(), table);
    }

    /**
     * Makes every check. Never fails because of a rule: a check that cannot be made is a result as well.
     *
     * @param table the rows to check, as they stand on the run's branch
     * @param others other tables by unqualified name, for references and selects; read with the same session
     * @param asOf the run's instant, against which freshness is measured
     * @return one result for each rule: implied ones first, then as written in the contract
     */
    public List<CheckResult> run(Dataset<Row> table, Function<String, Dataset<Row>> others, Instant asOf) {
        Probes probes = new Probes(contract.name(), table, others);
        Map<BoundRule, Probe> planned = new LinkedHashMap<>();
        BoundRule.of(contract, file).forEach(rule -> planned.put(rule, probes.of(rule)));
        TableFrame frame = new TableFrame(contract.name(), table, List.copyOf(planned.values()));
        Map<Probe, Measurement> measured = frame.measure();
        SelectedNumber selected = new SelectedNumber(name.replace('.', '_'), table, others);
        List<CheckResult> results = new ArrayList<>();
        planned.forEach((bound, probe) -> {
            QualityRule rule = bound.rule();
            Measurement measurement = measurement(rule, probe, measured, selected);
            results.add(result(rule, Judgement.of(rule, measurement, asOf), probe, frame));
        });
        return results;
    }

    private static Measurement measurement(
            QualityRule rule, Probe probe, Map<Probe, Measurement> measured, SelectedNumber selected) {
        if (probe instanceof Probe.Impossible impossible) {
            return new Measurement.Unknown(impossible.reason());
        }
        if (probe instanceof Probe.Query query) {
            Measurement number = selected.measure(rule.file(), query.sql());
            return rule.expectation().percent() ? ofAllRows(number, measured) : number;
        }
        return requireNonNull(measured.get(probe), "a probe was not measured");
    }

    /** A number that a select returned, taken as a count of the table's rows. */
    private static Measurement ofAllRows(Measurement number, Map<Probe, Measurement> measured) {
        if (!(number instanceof Measurement.Figure figure)) {
            return number;
        }
        if (!(measured.get(new Probe.AllRows()) instanceof Measurement.Figure all)) {
            return new Measurement.Unknown("the table's rows could not be counted");
        }
        if (figure.number().stripTrailingZeros().scale() > 0) {
            return new Measurement.Unknown("a percentage needs a count of rows, but the select returned "
                    + Expectations.plain(figure.number()));
        }
        return new Measurement.Offending(
                figure.number().longValueExact(), all.number().longValueExact());
    }

    private CheckResult result(QualityRule rule, Judgement judgement, Probe probe, TableFrame frame) {
        List<String> sample = judgement.status() == CheckStatus.FAILED ? sample(probe, frame) : List.of();
        return new CheckResult(
                name,
                rule.id(),
                rule.description(),
                rule.dimension(),
                rule.severity(),
                judgement.status(),
                Expectations.words(rule.expectation()),
                judgement.found(),
                judgement.value(),
                judgement.offendingRows(),
                sample,
                rule.file(),
                rule.line());
    }

    private List<String> sample(Probe probe, TableFrame frame) {
        SampleKeys keys = new SampleKeys(contract);
        if (probe instanceof Probe.BadRows bad) {
            return keys.ofRows(frame.badRows(probe), bad.shown());
        }
        if (probe instanceof Probe.Orphans orphans) {
            return keys.ofRows(frame.badRows(probe), List.of(orphans.column()));
        }
        if (probe instanceof Probe.Duplicates duplicates) {
            return keys.ofDuplicates(frame.allRows(), duplicates.columns());
        }
        return List.of();
    }
}
