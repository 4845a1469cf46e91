package io.tallyhouse.models.attribution.shapley;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.models.attribution.HeuristicModel;
import io.tallyhouse.models.attribution.ModelCredit;
import io.tallyhouse.models.attribution.PathModel;
import io.tallyhouse.models.attribution.paths.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The game in which a coalition is worth the conversion rate of the journeys it covers, v(S) = conversions within S /
 * journeys within S, and nothing where there is none. Its values sum to the overall rate. Exact up to 24 players, drawn
 * beyond.
 *
 * @param options how it is played
 */
public record RateGame(RateGameOptions options) implements PathModel {
    /** The model's name in output. */
    public static final String NAME = "shapley_rate";

    public RateGame {
        requireNonNull(options, "options is null");
    }

    /** The value of each channel, in the order of names. */
    public List<RateValue> values(Paths paths) {
        ChannelSets sets = new ChannelSets(paths);
        Players players = new Players(paths, sets, options.minimumSupport());
        RateWorths worths = players.count <= options.exactPlayers()
                ? RateLattice.worths(paths, sets, players)
                : RateSample.worths(paths, sets, players, options);
        double[] simplified = SimplifiedShapley.conversions(paths);
        double pooled = 0;
        double pooledSupport = 0;
        for (int channel = 0; channel < simplified.length; channel++) {
            if (players.ofChannel[channel] == players.pool) {
                pooled += simplified[channel];
                pooledSupport += players.support[channel];
            }
        }
        List<RateValue> values = new ArrayList<>(simplified.length);
        for (int channel = 0; channel < simplified.length; channel++) {
            String name = paths.channels().get(channel);
            int player = players.ofChannel[channel];
            double support = players.support[channel];
            if (player == Players.ABSENT) {
                values.add(new RateValue(name, 0, 0, 0, 0, RateValue.Standing.ABSENT));
            } else if (player == players.pool) {
                double share = pooled > 0 ? simplified[channel] / pooled : support / pooledSupport;
                values.add(worths.value(name, player, share, support, RateValue.Standing.POOLED));
            } else {
                values.add(worths.value(name, player, 1, support, RateValue.Standing.OWN));
            }
        }
        return values;
    }

    @Override
    public ModelCredit credit(Paths paths) {
        return credit(paths, values(paths));
    }

    /** Conversions and revenue in proportion to the values; linear where these sum to nothing. A credit may be negative. */
    public static ModelCredit credit(Paths paths, List<RateValue> values) {
        double rates = 0;
        double valueRates = 0;
        for (RateValue value : values) {
            rates += value.conversions();
            valueRates += value.value();
        }
        double[] conversions = rates == 0 ? HeuristicModel.linearConversions(paths) : new double[values.size()];
        double[] revenue = valueRates == 0 ? HeuristicModel.linearValues(paths) : new double[values.size()];
        for (int channel = 0; channel < values.size(); channel++) {
            if (rates != 0) {
                conversions[channel] =
                        paths.touched().conversions() * (values.get(channel).conversions() / rates);
            }
            if (valueRates != 0) {
                revenue[channel] =
                        paths.touched().value() * (values.get(channel).value() / valueRates);
            }
        }
        return ModelCredit.of(NAME, OptionalInt.empty(), paths, conversions, revenue);
    }
}
