package io.tallyhouse.models.attribution.credit;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.models.attribution.weights.PositionWeights;
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
public record ModelDefinition(
        String model,
        Family family,
        Map<Share, BigDecimal> percents,
        double halfLifeDays,
        int chainOrder,
        String version)
        implements Serializable {
    /** How a model shares. */
    public enum Family {
        POSITION,
        LAST_NON_DIRECT,
        MILESTONE,
        TIME_DECAY,
        MARKOV,
        SHAPLEY
    }

    /** What a percentage is for. */
    public enum Share {
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

    public ModelDefinition {
        requireNonNull(model, "model is null");
        requireNonNull(family, "family is null");
        requireNonNull(version, "version is null");
        percents = new TreeMap<>(percents);
    }

    /**
     * The declared models, by name.
     *
     * @throws UserError if no table declares them, or one has a family that is not known
     */
    public static List<ModelDefinition> read(Optional<Dataset<Row>> declared) {
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

    /**
     * Weights by place as declared; a percentage that is left out has no place of its own.
     *
     * @throws IllegalArgumentException if they do not sum to 100
     */
    public PositionWeights positionWeights() {
        return new PositionWeights(
                model,
                percent(Share.FIRST).stream().toList(),
                percent(Share.OTHER).orElse(BigDecimal.ZERO),
                percent(Share.LAST).stream().toList());
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
