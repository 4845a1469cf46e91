package io.tallyhouse.models.attribution.credit;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A model as {@code dim_attribution_model} declares it.
 *
 * @param model name
 * @param family how it shares
 * @param percents declared percentages; those left out are not there
 * @param halfLifeDays days after which a touch counts half; 0 where none is declared
 * @param chainOrder channels in a state; 0 where none is declared
 * @param version changes with the declaration
 */
record ModelDefinition(
        String model,
        Family family,
        Map<Share, BigDecimal> percents,
        double halfLifeDays,
        int chainOrder,
        String version)
        implements Serializable {
    /** How a model shares. */
    enum Family {
        POSITION,
        LAST_NON_DIRECT,
        MILESTONE,
        TIME_DECAY,
        MARKOV,
        SHAPLEY
    }

    /** What a percentage is for. */
    enum Share {
        FIRST,
        LAST,
        LEAD,
        OPPORTUNITY,
        CLOSE,
        OTHER;

        private String column() {
            return name().toLowerCase(Locale.ROOT) + "_percent";
        }
    }

    ModelDefinition {
        requireNonNull(model, "model is null");
        requireNonNull(family, "family is null");
        requireNonNull(version, "version is null");
        percents = new TreeMap<>(percents);
    }

    /** The declared models, by name. */
    static List<ModelDefinition> read(Optional<Dataset<Row>> declared) {
        return declared
                .orElseThrow(() -> new UserError(
                        ExitCode.CONFIGURATION,
                        "Cannot compute credit: no table declares the models. Write `definitions: dim_attribution_model` beside"
                                + " `model` in the contract."))
                .collectAsList()
                .stream()
                .map(ModelDefinition::of)
                .sorted(Comparator.comparing(ModelDefinition::model))
                .toList();
    }

    /** The percentage of a share, as declared. */
    Optional<BigDecimal> percent(Share share) {
        return Optional.ofNullable(percents.get(share));
    }

    private static ModelDefinition of(Row row) {
        String family = row.getString(row.fieldIndex("family"));
        Map<Share, BigDecimal> percents = new TreeMap<>();
        for (Share share : Share.values()) {
            Optional.ofNullable(row.getDecimal(row.fieldIndex(share.column())))
                    .ifPresent(percent -> percents.put(share, percent.stripTrailingZeros()));
        }
        return new ModelDefinition(
                row.getString(row.fieldIndex("model")),
                Arrays.stream(Family.values())
                        .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(family))
                        .findFirst()
                        .orElseThrow(() -> new UserError(
                                ExitCode.CONFIGURATION,
                                "Cannot compute credit by `%s`: its family `%s` is not known. Correct it in models/gold/dim_attribution_model/query.sql."
                                        .formatted(row.getString(row.fieldIndex("model")), family))),
                percents,
                row.isNullAt(row.fieldIndex("half_life_days"))
                        ? 0
                        : row.getDecimal(row.fieldIndex("half_life_days")).doubleValue(),
                row.isNullAt(row.fieldIndex("chain_order")) ? 0 : row.getInt(row.fieldIndex("chain_order")),
                row.getString(row.fieldIndex("definition_version")));
    }
}
