package io.tallyhouse.models.gold;

import io.tallyhouse.lakehouse.contracts.Contract;
import io.tallyhouse.lakehouse.contracts.Contract.ModelUse;
import io.tallyhouse.lakehouse.contracts.Contract.Refresh;
import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.Problems;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.models.attribution.credit.ChannelEffects;
import io.tallyhouse.models.attribution.credit.JourneyCredit;
import io.tallyhouse.models.attribution.credit.JourneyPaths;
import io.tallyhouse.models.attribution.journeys.OrderAttribution;
import io.tallyhouse.models.lifetime.WarehouseLifetime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The models in Java that gold tables name in their contracts. */
public final class GoldModels {
    /** Makes a gold table's rows of those of its query. */
    interface GoldModel {
        /**
         * The table's rows.
         *
         * @param rows what the query gives
         * @param definitions rows of the table that declares what to compute
         */
        Dataset<Row> rows(Dataset<Row> rows, Optional<Dataset<Row>> definitions);
    }

    private static final Map<String, GoldModel> MODELS = Map.of(
            "attribution_credit", JourneyCredit::rows,
            "channel_effects", ChannelEffects::rows,
            "customer_lifetime", WarehouseLifetime::rows,
            "journey_paths", JourneyPaths::rows,
            "order_attribution", OrderAttribution::rows);

    private GoldModels() {}

    /** Adds a problem for each contract that names a model which does not exist. */
    public static void check(List<Contract> gold, Problems problems) {
        for (Contract contract : gold) {
            contract.refresh()
                    .flatMap(Refresh::model)
                    .filter(use -> !MODELS.containsKey(use.name()))
                    .ifPresent(use -> problems.add(
                            contract.file(),
                            use.line(),
                            "the model `%s` does not exist".formatted(use.name()),
                            "Write one of: " + known()));
        }
    }

    private static String known() {
        return String.join(", ", new TreeMap<>(MODELS).keySet());
    }

    /**
     * The rows of a gold table, of those of its query: the same where its contract names no model.
     *
     * @throws UserError if there is no such model
     */
    public static Dataset<Row> apply(String table, Refresh refresh, Dataset<Row> rows) {
        if (refresh.model().isEmpty()) {
            return rows;
        }
        ModelUse use = refresh.model().get();
        GoldModel model = Optional.ofNullable(MODELS.get(use.name()))
                .orElseThrow(() -> new UserError(
                        ExitCode.CONFIGURATION,
                        "Cannot build gold.analytics.%s: its contract names the model %s, which does not exist. Known models: %s."
                                .formatted(table, use.name(), known())));
        return model.rows(
                rows, use.definitions().map(name -> rows.sparkSession().table(name)));
    }
}
