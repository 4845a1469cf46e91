package io.tallyhouse.models.attribution.credit;

import io.tallyhouse.models.attribution.ChainModel;
import io.tallyhouse.models.attribution.credit.ModelDefinition.Family;
import io.tallyhouse.models.attribution.markov.MarkovModel;
import io.tallyhouse.models.attribution.markov.RemovalEffect;
import io.tallyhouse.models.attribution.paths.Paths;
import io.tallyhouse.models.attribution.paths.PathsBuilder;
import io.tallyhouse.models.attribution.uncertainty.BootstrapOptions;
import io.tallyhouse.models.attribution.uncertainty.ChannelInterval;
import io.tallyhouse.models.attribution.uncertainty.Interval;
import io.tallyhouse.models.attribution.uncertainty.JourneyBootstrap;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * What each channel is worth to the Markov chain of each stage. Only distinct paths come to the driver.
 *
 * <p>Rows need {@code stage, path} (channels as {@link JourneyPaths} writes them), {@code conversions, nulls} (journeys that
 * reached the stage, and that did not), each once per stage and path.
 */
public final class ChannelEffects {
    private static final StructType SCHEMA =
            StructType.fromDDL("stage string, model string, channel string, chain_order int,"
                    + " journeys bigint, conversions bigint, conversion_ratio decimal(18,12), removal_effect decimal(18,12),"
                    + " share_ratio decimal(18,12), share_low_ratio decimal(18,12), share_high_ratio decimal(18,12),"
                    + " definition_version string");
    private static final int DECIMALS = 12;

    /** Of a share where nothing converted. */
    private static final Interval NOTHING = new Interval(0, 0);

    private ChannelEffects() {}

    /** One row per stage, declared chain and channel. */
    public static Dataset<Row> rows(Dataset<Row> paths, Optional<Dataset<Row>> definitions) {
        List<ModelDefinition> chains = ModelDefinition.read(definitions).stream()
                .filter(definition -> definition.family() == Family.MARKOV)
                .toList();
        List<Row> effects = new ArrayList<>();
        byStage(paths)
                .forEach((stage, ofStage) -> chains.forEach(chain -> effects.addAll(rows(stage, ofStage, chain))));
        return paths.sparkSession().createDataFrame(effects, SCHEMA);
    }

    private static Map<String, Paths> byStage(Dataset<Row> paths) {
        Map<String, PathsBuilder> builders = new TreeMap<>();
        List<Row> distinct =
                paths.select("stage", "path", "conversions", "nulls").collectAsList();
        for (Row row : distinct) {
            String path = row.getString(1);
            List<String> channels = path.isEmpty() ? List.of() : List.of(path.split(JourneyPaths.SEPARATOR));
            builders.computeIfAbsent(row.getString(0), stage -> new PathsBuilder())
                    .add(
                            channels,
                            BigDecimal.valueOf(row.getLong(2)),
                            BigDecimal.ZERO,
                            BigDecimal.valueOf(row.getLong(3)));
        }
        Map<String, Paths> built = new TreeMap<>();
        builders.forEach((stage, builder) -> built.put(stage, builder.build()));
        return built;
    }

    static List<Row> rows(String stage, Paths paths, ModelDefinition definition) {
        MarkovModel chain = MarkovModel.fit(paths, definition.chainOrder());
        double sum =
                chain.effects().stream().mapToDouble(RemovalEffect::conversions).sum();
        double conversions = paths.touched().conversions();
        // A share is of what channels earned, so journeys without a touch are not drawn.
        List<ChannelInterval> intervals = JourneyBootstrap.intervals(
                paths.withoutUntouched(), new ChainModel(definition.chainOrder()), BootstrapOptions.STANDARD);
        List<Row> rows = new ArrayList<>();
        for (int channel = 0; channel < chain.effects().size(); channel++) {
            RemovalEffect effect = chain.effects().get(channel);
            Interval interval = intervals.get(channel).conversions().orElse(NOTHING);
            rows.add(RowFactory.create(
                    stage,
                    definition.model(),
                    effect.channel(),
                    definition.chainOrder(),
                    (long) (conversions + paths.touched().nulls()),
                    (long) conversions,
                    decimal(chain.conversionRate()),
                    decimal(effect.conversions()),
                    decimal(part(effect.conversions(), sum)),
                    decimal(part(interval.low(), conversions)),
                    decimal(part(interval.high(), conversions)),
                    definition.version()));
        }
        return rows;
    }

    private static double part(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    private static BigDecimal decimal(double number) {
        return BigDecimal.valueOf(number).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }
}
