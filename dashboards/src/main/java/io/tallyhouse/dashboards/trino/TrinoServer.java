package io.tallyhouse.dashboards.trino;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A Trino of our own that serves one warehouse; it ends with {@link #close()} or with this process. */
public final class TrinoServer implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(4);

    private final TrinoSettings settings;
    private final TrinoAddress address;
    private final Process process;
    private final TableRegistration tables;
    private final Thread stopper;
    private volatile boolean isStopping;

    private TrinoServer(TrinoSettings settings, TrinoAddress address, Process process) {
        this.settings = requireNonNull(settings, "settings is null");
        this.address = requireNonNull(address, "address is null");
        this.process = requireNonNull(process, "process is null");
        this.tables = new TableRegistration(settings.folder());
        this.stopper = new Thread(this::stop, "stop-trino");
        Runtime.getRuntime().addShutdownHook(stopper);
    }

    /**
     * Starts Trino, fetching it and its Java first where they are missing, waits until it answers, and registers the
     * warehouse's Delta tables.
     *
     * @throws UserError when it cannot be started, or when another process serves the warehouse already
     */
    public static TrinoServer start(TrinoSettings settings, Map<String, String> environment, SetupListener listener) {
        TrinoDistribution distribution = TrinoDistribution.prepare(environment, listener);
        return start(settings, distribution, TrinoJava.find(environment, listener), listener);
    }

    static TrinoServer start(
            TrinoSettings settings, TrinoDistribution distribution, TrinoJava java, SetupListener listener) {
        try {
            Files.createDirectories(settings.state());
            refuseSecond(settings);
            TrinoAddress address = new TrinoAddress(choosePort(settings));
            // Registrations are made anew: tables may have come, gone or moved since the last server.
            CacheFolder.delete(SettingsFiles.metastore(settings));
            Path etc = SettingsFiles.write(settings, distribution, address.port());
            listener.step("Starting Trino at %s".formatted(address));
            Process process = launch(settings, distribution, java, etc);
            TrinoServer server = new TrinoServer(settings, address, process);
            try {
                server.awaitAnswer();
                server.state().write(settings.state());
                listener.step("Registering tables");
                server.registerTables();
                return server;
            } catch (RuntimeException | IOException e) {
                server.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start Trino for %s".formatted(settings.folder()), e);
        }
    }

    /** The Trino that serves this warehouse now, whoever started it. */
    public static Optional<TrinoAddress> running(TrinoSettings settings) {
        try {
            return ServerState.read(settings.state())
                    .map(state -> new TrinoAddress(state.port()))
                    .filter(TrinoServer::answers);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read %s/server.json".formatted(settings.state()), e);
        }
    }

    /** Where it answers. */
    public TrinoAddress address() {
        return address;
    }

    /**
     * Makes the tables known that were added since, and forgets those that are gone. A table known already is always
     * read at its latest version, without this.
     *
     * @return how many tables were added or forgotten
     */
    public synchronized int registerTables() {
        try (Connection connection = address.connect()) {
            return tables.update(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot register the tables of %s".formatted(settings.folder()), e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the tables of %s".formatted(settings.folder()), e);
        }
    }

    /** Waits for so long, or until the server has ended. Says whether it still runs. */
    public boolean runsFor(Duration time) throws InterruptedException {
        return !process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether the server ends because it was asked to, by {@link #close()} or by the end of this process. */
    public boolean isStopping() {
        return isStopping;
    }

    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(stopper);
        } catch (IllegalStateException e) {
            // This process is ending, and its hook stops the server as well.
        }
    }

    private void stop() {
        isStopping = true;
        Processes.stop(process.toHandle());
        try {
            ServerState.delete(settings.state());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete %s/server.json".formatted(settings.state()), e);
        }
    }

    private ServerState state() {
        return new ServerState(
                address.port(),
                ServerState.ProcessKey.of(process.toHandle()),
                ServerState.ProcessKey.of(ProcessHandle.current()));
    }

    private static void refuseSecond(TrinoSettings settings) throws IOException {
        Optional<ServerState> found = ServerState.read(settings.state());
        if (found.isEmpty()) {
            return;
        }
        ServerState state = found.get();
        if (state.owner().running().isPresent()) {
            throw new UserError(
                    ExitCode.BUSY,
                    "Cannot serve %s: process %d serves it already at %s. Use that one, or stop it first."
                            .formatted(settings.folder(), state.owner().pid(), new TrinoAddress(state.port())));
        }
        // Its owner was killed before it could stop the server.
        state.server().running().ifPresent(Processes::stop);
        ServerState.delete(settings.state());
    }

    private static int choosePort(TrinoSettings settings) throws IOException {
        try (ServerSocket socket = new ServerSocket(settings.port().orElse(0), 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (BindException e) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    "Cannot serve %s at port %d: another program uses it (%s). Choose another with --port."
                            .formatted(settings.folder(), settings.port().orElse(0), e.getMessage()),
                    e);
        }
    }

    private static Process launch(TrinoSettings settings, TrinoDistribution distribution, TrinoJava java, Path etc)
            throws IOException {
        List<String> words = new ArrayList<>();
        words.add(java.executable().toString());
        words.addAll(SettingsFiles.jvmOptions(settings, distribution, java));
        if (settings.compiling() == TrinoSettings.Compiling.QUICK) {
            words.add("-XX:TieredStopAtLevel=1");
        }
        words.add("-Dconfig=" + etc.resolve("config.properties"));
        words.addAll(List.of("-cp", distribution.folder().resolve("lib") + "/*", "io.trino.server.TrinoServer"));
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(settings.state().toFile())
                .redirectErrorStream(true)
                .redirectOutput(console(settings).toFile());
        // Options meant for our own Java may not fit Trino's.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        settings.warehouse()
                .catalogPassword()
                .ifPresent(password -> builder.environment().put("TALLYHOUSE_CATALOG_PASSWORD", password.value()));
        return builder.start();
    }

    private static Path console(TrinoSettings settings) {
        return settings.state().resolve("console.log");
    }

    /** The server says it is ready before it can run a query, so it is asked with one. */
    private void awaitAnswer() throws IOException {
        long limit = System.nanoTime() + START_LIMIT.toNanos();
        while (!answers(address)) {
            boolean late = System.nanoTime() > limit;
            try {
                if (late || process.waitFor(250, TimeUnit.MILLISECONDS)) {
                    throw new UserError(
                            ExitCode.CONFIGURATION,
                            "Cannot start Trino for %s: %s. The last lines of %s are:%n%s"
                                    .formatted(
                                            settings.folder(),
                                            late
                                                    ? "it gave no answer in %d s".formatted(START_LIMIT.toSeconds())
                                                    : "it ended with %d".formatted(process.exitValue()),
                                            console(settings),
                                            lastLines(console(settings))));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while Trino was starting", e);
            }
        }
    }

    private static boolean answers(TrinoAddress address) {
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select 1")) {
            return rows.next();
        } catch (SQLException e) {
            return false;
        }
    }

    private static String lastLines(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    }
}
