package io.tallyhouse.dashboards.trino;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyhouse.dashboards.trino.ServerState.ProcessKey;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestServerState {
    private static final ProcessKey SELF = ProcessKey.of(ProcessHandle.current());

    @TempDir
    Path folder;

    @Test
    void aNoteIsReadAsItWasWritten() throws IOException {
        ServerState state = new ServerState(8123, SELF, new ProcessKey(1, 2));
        state.write(folder);

        assertThat(ServerState.read(folder)).contains(state);
    }

    @Test
    void aNoteOfAServerThatHasEndedCountsAsNone() throws IOException {
        new ServerState(8123, new ProcessKey(Long.MAX_VALUE, 1), SELF).write(folder);

        assertThat(ServerState.read(folder)).isEmpty();
    }

    @Test
    void aLaterProcessOfTheSameNumberIsNotTakenForTheServer() throws IOException {
        new ServerState(8123, new ProcessKey(SELF.pid(), SELF.startedAtMillis() - 60_000), SELF).write(folder);

        assertThat(ServerState.read(folder)).isEmpty();
    }

    @Test
    void withoutANoteThereIsNoServer() throws IOException {
        assertThat(ServerState.read(folder)).isEmpty();
    }
}
