package io.tallyhouse.models.attribution.credit;

import io.tallyhouse.models.attribution.weights.CreditSplit;
import io.tallyhouse.models.attribution.weights.TouchWeights;
import io.tallyhouse.models.rows.SortedGroups;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Credit by every declared model: each row of a journey's touch comes out once for each model that gives it a share. Weights
 * sum to exactly 1 and amounts to exactly the journey's, by largest remainder with ties to the earliest touch.
 *
 * <p>Rows need {@code stage, source, opportunity_id} (the journey), {@code touch_number} (from 1, oldest first; 0 in the one
 * row of a journey without a touch), {@code channel}, the instants {@code touch_at, stage_at, created_at, closed_at} and {@code
 * person_known_at}, {@code removal_effects} (of the channel, by model), and the amounts to split, {@code won_amount} and
 * {@code pipeline_amount}, to the cent; other columns come out as they are.
 */
public final class JourneyCredit {
    private static final List<String> JOURNEY = List.of("stage", "source", "opportunity_id");
    private static final List<String> ORDER = List.of("touch_number");

    private JourneyCredit() {}

    /** The rows with {@code model, definition_version, touch_count, weight, credit_amount, pipeline_credit_amount}. */
    public static Dataset<Row> rows(Dataset<Row> touches, Optional<Dataset<Row>> definitions) {
        StructType schema = touches.schema()
                .add("model", DataTypes.StringType)
                .add("definition_version", DataTypes.StringType)
                .add("touch_count", DataTypes.LongType)
                .add("weight", DataTypes.createDecimalType(18, 12))
                .add("credit_amount", DataTypes.createDecimalType(20, 2))
                .add("pipeline_credit_amount", DataTypes.createDecimalType(20, 2));
        Apportion apportion = new Apportion(new JourneyReader(touches.schema()), ModelDefinition.read(definitions));
        return SortedGroups.map(touches, JOURNEY, ORDER, schema, apportion);
    }

    /** Shares out one journey. */
    private static final class Apportion implements SortedGroups.GroupFunction {
        private static final long WEIGHT_PARTS = 1_000_000_000_000L;
        private static final TouchWeights WHOLE = TouchWeights.ofParts(1);

        private final JourneyReader reader;
        private final ArrayList<ModelDefinition> definitions;
        private transient @Nullable Map<ModelDefinition, CreditRule> rules;

        Apportion(JourneyReader reader, List<ModelDefinition> definitions) {
            this.reader = reader;
            this.definitions = new ArrayList<>(definitions);
        }

        @Override
        public List<Row> rows(List<Row> touches) {
            boolean hasTouch = reader.hasTouch(touches);
            Optional<Journey> journey = hasTouch ? Optional.of(reader.journey(touches)) : Optional.empty();
            long touchCount = hasTouch ? touches.size() : 0;
            Optional<Long> won = reader.cents(touches.get(0), "won_amount");
            Optional<Long> pipeline = reader.cents(touches.get(0), "pipeline_amount");
            List<Row> rows = new ArrayList<>();
            rules().forEach((definition, rule) -> {
                TouchWeights weights = journey.map(rule::weights).orElse(WHOLE);
                long[] parts = CreditSplit.split(WEIGHT_PARTS, weights);
                Optional<long[]> credit = won.map(amount -> CreditSplit.split(amount, weights));
                Optional<long[]> pipelineCredit = pipeline.map(amount -> CreditSplit.split(amount, weights));
                for (int touch = 0; touch < parts.length; touch++) {
                    if (parts[touch] > 0) {
                        rows.add(row(
                                touches.get(touch),
                                definition.model(),
                                definition.version(),
                                touchCount,
                                BigDecimal.valueOf(parts[touch], 12),
                                amount(credit, touch),
                                amount(pipelineCredit, touch)));
                    }
                }
            });
            return rows;
        }

        private Map<ModelDefinition, CreditRule> rules() {
            Map<ModelDefinition, CreditRule> known = rules;
            if (known == null) {
                known = new LinkedHashMap<>();
                for (ModelDefinition definition : definitions) {
                    known.put(definition, CreditRule.of(definition));
                }
                rules = known;
            }
            return known;
        }

        private static @Nullable BigDecimal amount(Optional<long[]> cents, int touch) {
            return cents.map(each -> BigDecimal.valueOf(each[touch], 2)).orElse(null);
        }

        private static Row row(Row touch, @Nullable Object... computed) {
            int given = touch.size();
            @Nullable Object[] values = new @Nullable Object[given + computed.length];
            for (int column = 0; column < given; column++) {
                values[column] = touch.get(column);
            }
            System.arraycopy(computed, 0, values, given, computed.length);
            return RowFactory.create(values);
        }
    }
}
