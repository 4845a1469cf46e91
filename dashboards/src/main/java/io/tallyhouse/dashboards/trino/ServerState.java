package io.tallyhouse.dashboards.trino;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The note a running server leaves in its warehouse, in {@code _trino/server.json}.
 *
 * @param port HTTP port on loopback
 * @param server the server's process
 * @param owner the tallyhouse process that started it and will stop it
 */
record ServerState(int port, ProcessKey server, ProcessKey owner) {
    private static final ObjectMapper JSON = new ObjectMapper();

    ServerState {
        requireNonNull(server, "server is null");
        requireNonNull(owner, "owner is null");
    }

    /** A process that is not mistaken for a later one of the same number. */
    record ProcessKey(long pid, long startedAtMillis) {
        static ProcessKey of(ProcessHandle process) {
            return new ProcessKey(
                    process.pid(),
                    process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
        }

        /** The process, if it still runs. */
        Optional<ProcessHandle> running() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> of(process).startedAtMillis() == startedAtMillis);
        }
    }

    private static Path file(Path stateFolder) {
        return stateFolder.resolve("server.json");
    }

    void write(Path stateFolder) throws IOException {
        Map<String, Long> values = Map.of(
                "port", (long) port,
                "server_pid", server.pid(),
                "server_started_at_millis", server.startedAtMillis(),
                "owner_pid", owner.pid(),
                "owner_started_at_millis", owner.startedAtMillis());
        Path unfinished = file(stateFolder).resolveSibling("server.json.unfinished");
        JSON.writerWithDefaultPrettyPrinter().writeValue(unfinished.toFile(), new TreeMap<>(values));
        Files.move(unfinished, file(stateFolder), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The note, if there is one whose server still runs. */
    static Optional<ServerState> read(Path stateFolder) throws IOException {
        try {
            var tree = JSON.readTree(Files.readAllBytes(file(stateFolder)));
            ServerState state = new ServerState(
                    tree.path("port").asInt(),
                    new ProcessKey(
                            tree.path("server_pid").asLong(),
                            tree.path("server_started_at_millis").asLong()),
                    new ProcessKey(
                            tree.path("owner_pid").asLong(),
                            tree.path("owner_started_at_millis").asLong()));
            return state.server().running().isPresent() ? Optional.of(state) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    static void delete(Path stateFolder) throws IOException {
        Files.deleteIfExists(file(stateFolder));
    }
}
