package io.tallyhouse.orchestration.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** How a command ended, and what it wrote. */
record Ran(int exitCode, String out, String err) {
    static Ran command(Object... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] arguments = new String[words.length];
        for (int index = 0; index < words.length; index++) {
            arguments[index] = words[index].toString();
        }
        int exitCode = Tallyhouse.run(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), arguments);
        return new Ran(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }

    /** Fails where the command ended in another way; the message shows what it wrote. */
    Ran endsWith(int expected) {
        assertThat(exitCode)
                .as("exit code, with output %s and errors %s", out, err)
                .isEqualTo(expected);
        return this;
    }

    JsonNode json() throws JsonProcessingException {
        return new ObjectMapper().readTree(out);
    }
}
