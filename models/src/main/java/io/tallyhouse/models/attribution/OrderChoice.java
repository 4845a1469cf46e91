package io.tallyhouse.models.attribution;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.models.attribution.markov.OrderCriterion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which orders of Markov chains are fitted.
 *
 * @param orders the orders asked for; empty where the best one is to be chosen
 * @param criterion what the best one is best by
 */
public record OrderChoice(List<Integer> orders, Optional<OrderCriterion> criterion) {
    private static final int HIGHEST = 64;

    public OrderChoice {
        orders = List.copyOf(orders);
        requireNonNull(criterion, "criterion is null");
        if (orders.isEmpty() == criterion.isEmpty()) {
            throw new IllegalArgumentException("Give either orders or a criterion");
        }
    }

    /** One order. */
    public static OrderChoice of(int order) {
        return new OrderChoice(List.of(order), Optional.empty());
    }

    /** Reads {@code 2}, {@code 1..4}, {@code 1,2,4}, {@code auto} or {@code auto:log-loss}. */
    public static OrderChoice parse(String text) {
        if (text.equals("auto")) {
            return new OrderChoice(List.of(), Optional.of(OrderCriterion.PENALISED_AREA));
        }
        if (text.equals("auto:log-loss")) {
            return new OrderChoice(List.of(), Optional.of(OrderCriterion.LOG_LOSS));
        }
        List<Integer> orders = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            int dots = part.indexOf("..");
            int from = number(dots < 0 ? part : part.substring(0, dots), text);
            int to = dots < 0 ? from : number(part.substring(dots + 2), text);
            if (from > to) {
                throw bad(text);
            }
            for (int order = from; order <= to; order++) {
                if (!orders.contains(order)) {
                    orders.add(order);
                }
            }
        }
        return new OrderChoice(orders, Optional.empty());
    }

    private static int number(String part, String text) {
        try {
            int number = Integer.parseInt(part.strip());
            if (number >= 1 && number <= HIGHEST) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw bad(text);
        }
        throw bad(text);
    }

    private static UserError bad(String text) {
        return new UserError(
                ExitCode.USAGE,
                "Cannot read the order `" + text + "`. Give a number from 1 to " + HIGHEST
                        + ", a range as 1..4, a list as 1,2,4, auto or auto:log-loss.");
    }
}
