package io.tallyhouse.models.attribution.journeys;

import io.tallyhouse.models.attribution.credit.ModelDefinition;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Orders shared out over the touches before them, for a gold table: of events, with the settings of the run in each row,
 * and of the declared models. Models that need a sales process are left out; so is a model of ours that is not declared.
 */
public final class OrderAttribution {
    private static final StructType SCHEMA = new StructType()
            .add("model", DataTypes.StringType)
            .add("order_month", DataTypes.DateType)
            .add("channel", DataTypes.StringType)
            .add("currency", DataTypes.StringType)
            .add("credit_amount", DataTypes.createDecimalType(20, 2))
            .add("credited_orders", DataTypes.createDecimalType(20, 6))
            .add("definition_version", DataTypes.StringType)
            .add("run_as_of", DataTypes.TimestampType);

    private OrderAttribution() {}

    /**
     * One row per model, month and channel.
     *
     * @param events as {@link JourneyAttribution#attribute} takes them, with {@code attribution_window_days, time_zone,
     *     currency} and {@code run_as_of}, the same in every row
     * @param definitions the declared models
     */
    public static Dataset<Row> rows(Dataset<Row> events, Optional<Dataset<Row>> definitions) {
        Map<String, ModelDefinition> declared = new HashMap<>();
        ModelDefinition.read(definitions).forEach(definition -> declared.put(definition.model(), definition));
        List<Row> rows = new ArrayList<>();
        List<Row> run = events.select("attribution_window_days", "time_zone", "currency", "run_as_of")
                .limit(1)
                .collectAsList();
        if (!run.isEmpty()) {
            String currency = run.get(0).getString(2);
            Timestamp runAsOf = run.get(0).getTimestamp(3);
            for (MonthlyCredit credit : JourneyAttribution.attribute(events, options(run.get(0), declared))
                    .credits()) {
                ModelDefinition definition = declared.get(credit.model().text());
                if (definition != null) {
                    rows.add(RowFactory.create(
                            credit.model().text(),
                            Date.valueOf(credit.month()),
                            credit.channel(),
                            currency,
                            BigDecimal.valueOf(credit.minorUnits(), 2),
                            BigDecimal.valueOf(credit.conversionMillionths(), 6),
                            definition.version(),
                            runAsOf));
                }
            }
        }
        return events.sparkSession().createDataFrame(rows, SCHEMA);
    }

    private static JourneyOptions options(Row run, Map<String, ModelDefinition> declared) {
        JourneyOptions standard = JourneyOptions.STANDARD;
        Optional<ModelDefinition> positions = Optional.ofNullable(declared.get(JourneyModel.POSITION.text()));
        Optional<ModelDefinition> decay = Optional.ofNullable(declared.get(JourneyModel.TIME_DECAY.text()));
        Optional<ModelDefinition> markov = Optional.ofNullable(declared.get(JourneyModel.MARKOV.text()));
        return new JourneyOptions(
                run.getInt(0),
                decay.map(ModelDefinition::halfLifeDays).orElse(standard.halfLifeDays()),
                positions.map(ModelDefinition::positionWeights).orElse(standard.positions()),
                markov.map(ModelDefinition::chainOrder).orElse(standard.markovOrder()),
                standard.directChannels(),
                ZoneId.of(run.getString(1)));
    }
}
