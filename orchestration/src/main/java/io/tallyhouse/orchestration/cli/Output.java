package io.tallyhouse.orchestration.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.tallyhouse.orchestration.terminal.ResultFormat;
import io.tallyhouse.orchestration.terminal.ResultFormat.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes results as JSON for a program, or as text for a person. */
final class Output {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Output() {}

    /** A value of maps, lists, numbers and texts as JSON. */
    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Only plain values are written", e);
        }
    }

    /** Like records as a table; absent values are null. */
    static String table(List<Map<String, Object>> records) {
        if (records.isEmpty()) {
            return "none\n";
        }
        List<String> columns = List.copyOf(records.get(0).keySet());
        List<List<Optional<Object>>> rows = new ArrayList<>();
        for (Map<String, Object> one : records) {
            rows.add(columns.stream()
                    .map(name -> Optional.ofNullable(one.get(name)))
                    .toList());
        }
        return ResultFormat.TABLE.write(new Rows(columns, rows));
    }
}
