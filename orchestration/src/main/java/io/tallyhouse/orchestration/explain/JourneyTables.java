package io.tallyhouse.orchestration.explain;

import io.tallyhouse.orchestration.terminal.ResultFormat;
import io.tallyhouse.orchestration.terminal.ResultFormat.Rows;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A journey's credit and touches, laid out for readers. */
final class JourneyTables {
    /** Columns of a touch: number, instant, kind, person, channel, campaign. */
    private static final int TOUCH_COLUMNS = 6;

    private static final int MODEL = 6;
    private static final int WEIGHT = 7;
    private static final int AMOUNT = 8;
    private static final int DEFINITION = 9;
    private static final int EFFECT = 10;
    private static final int TOUCH_COUNT = 11;
    private static final int REASON = 6;

    private static final Map<String, String> REASONS = Map.of(
            "machine", "made by a machine",
            "role_after_close", "the person was added after the close",
            "before_window", "before the window",
            "after_stage", "after the stage was reached",
            "logged_twice", "a response that is already counted on that day");

    private final Rows credit;
    private final Rows touches;

    JourneyTables(Rows credit, Rows touches) {
        this.credit = credit;
        this.touches = touches;
    }

    /** One row per touch, one column per model: the share in percent. */
    Rows shares() {
        return byModel(row -> row.get(WEIGHT).map(JourneyTables::percent));
    }

    /** One row per touch, one column per model: the amount. */
    Rows amounts() {
        return byModel(row -> row.get(AMOUNT));
    }

    /** Touches without credit, each with its reason. */
    Rows leftOut() {
        List<List<Optional<Object>>> rows = new ArrayList<>();
        for (List<Optional<Object>> touch : touches.rows()) {
            touch.get(REASON).ifPresent(reason -> {
                List<Optional<Object>> row = new ArrayList<>(touch.subList(1, TOUCH_COLUMNS));
                row.add(Optional.of(words(reason)));
                rows.add(row);
            });
        }
        List<String> columns = new ArrayList<>(touches.columns().subList(1, TOUCH_COLUMNS));
        columns.add("why");
        return new Rows(columns, rows);
    }

    /** One row per touch and model, and one per touch left out; for programs. */
    Rows allInOne() {
        List<String> columns = new ArrayList<>(credit.columns().subList(0, TOUCH_COLUMNS));
        columns.addAll(List.of("model", "weight", "credit_amount", "why"));
        List<List<Optional<Object>>> rows = new ArrayList<>();
        for (List<Optional<Object>> given : credit.rows()) {
            List<Optional<Object>> row = new ArrayList<>(given.subList(0, TOUCH_COLUMNS));
            row.add(given.get(MODEL));
            row.add(given.get(WEIGHT));
            row.add(given.get(AMOUNT));
            row.add(Optional.of(why(given)));
            rows.add(row);
        }
        for (List<Optional<Object>> touch : touches.rows()) {
            touch.get(REASON).ifPresent(reason -> {
                List<Optional<Object>> row = new ArrayList<>(touch.subList(0, TOUCH_COLUMNS));
                row.add(Optional.empty());
                row.add(Optional.of(BigDecimal.ZERO));
                row.add(Optional.of(BigDecimal.ZERO));
                row.add(Optional.of("left out: " + words(reason)));
                rows.add(row);
            });
        }
        return new Rows(columns, rows);
    }

    private Rows byModel(java.util.function.Function<List<Optional<Object>>, Optional<Object>> cell) {
        TreeSet<String> models = new TreeSet<>();
        Map<Object, List<Optional<Object>>> touchByNumber = new LinkedHashMap<>();
        Map<Object, Map<String, Optional<Object>>> cells = new LinkedHashMap<>();
        for (List<Optional<Object>> row : touches.rows()) {
            row.get(0).ifPresent(number -> touchByNumber.put(number, row.subList(0, TOUCH_COLUMNS)));
        }
        for (List<Optional<Object>> row : credit.rows()) {
            Object number = row.get(0).orElse(0);
            String model = row.get(MODEL).map(Object::toString).orElse("");
            models.add(model);
            touchByNumber.putIfAbsent(number, row.subList(0, TOUCH_COLUMNS));
            cells.computeIfAbsent(number, any -> new LinkedHashMap<>()).put(model, cell.apply(row));
        }
        List<List<Optional<Object>>> rows = new ArrayList<>();
        touchByNumber.forEach((number, touch) -> {
            List<Optional<Object>> row = new ArrayList<>(touch);
            Map<String, Optional<Object>> ofTouch = cells.getOrDefault(number, Map.of());
            models.forEach(model -> row.add(ofTouch.getOrDefault(model, Optional.of(new BigDecimal("0.00")))));
            rows.add(row);
        });
        List<String> columns = new ArrayList<>(credit.columns().subList(0, TOUCH_COLUMNS));
        columns.addAll(models);
        return new Rows(columns, rows);
    }

    private static Object percent(Object weight) {
        return new BigDecimal(weight.toString()).movePointRight(2).setScale(2, RoundingMode.HALF_EVEN);
    }

    private static String why(List<Optional<Object>> row) {
        String definition = row.get(DEFINITION).map(Object::toString).orElse("");
        if (row.get(TOUCH_COUNT).map(Object::toString).orElse("").equals("0")) {
            return "No touch is eligible.";
        }
        return row.get(EFFECT)
                .map(effect -> "%s Removal effect of %s: %s."
                        .formatted(definition, row.get(4).orElse(""), ResultFormat.text(effect)))
                .orElse(definition);
    }

    private static String words(Object reason) {
        return REASONS.getOrDefault(reason.toString(), reason.toString());
    }
}
