package io.tallyhouse.models.attribution;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.util.ArrayList;
import java.util.List;

/** Models that can be computed from paths alone. */
public enum ModelName {
    FIRST("first"),
    LAST("last"),
    LAST_NON_DIRECT("last_non_direct"),
    LINEAR("linear"),
    U("u_40_20_40"),
    POSITION("position"),
    MARKOV("markov"),
    SHAPLEY("shapley"),
    SHAPLEY_RATE("shapley_rate"),
    SHAPLEY_EXACT_SET("shapley_exact_set");

    private static final List<String> NEEDS_DATES = List.of("time_decay", "w", "full_path", "z", "first_and_lead");

    private final String text;

    ModelName(String text) {
        this.text = text;
    }

    /** The name as users write it. */
    public String text() {
        return text;
    }

    /** Models from names between commas, in their order, each once. */
    public static List<ModelName> parse(String names) {
        List<ModelName> models = new ArrayList<>();
        for (String name : names.split(",", -1)) {
            ModelName model = of(name.strip());
            if (!models.contains(model)) {
                models.add(model);
            }
        }
        return models;
    }

    private static ModelName of(String name) {
        if (name.equals("u")) {
            return U;
        }
        StringBuilder known = new StringBuilder();
        for (ModelName model : values()) {
            if (model.text.equals(name)) {
                return model;
            }
            known.append(known.length() == 0 ? "" : ", ").append(model.text);
        }
        if (NEEDS_DATES.contains(name)) {
            throw new UserError(
                    ExitCode.USAGE,
                    "Cannot compute `" + name
                            + "` from a path file: it needs the dates of touches or milestones, and a path has none."
                            + " Give one of " + known + ", or compute it in the warehouse.");
        }
        throw new UserError(ExitCode.USAGE, "There is no model `" + name + "`. Give one of " + known + ".");
    }
}
