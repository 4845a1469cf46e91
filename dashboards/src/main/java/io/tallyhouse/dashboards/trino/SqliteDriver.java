package io.tallyhouse.dashboards.trino;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.sqlite.JDBC;
import org.sqlite.SQLiteJDBCLoader;

/** The SQLite driver that we run with, for Trino to run with as well. */
final class SqliteDriver {
    private SqliteDriver() {}

    static String version() {
        return SQLiteJDBCLoader.getVersion();
    }

    /** Puts the driver's jar into a folder: the one that this program was started with, else Maven's. */
    static void copyTo(Path folder, MavenFiles maven, Path scratch, SetupListener listener) throws IOException {
        MavenArtifact artifact = new MavenArtifact("org.xerial", "sqlite-jdbc", version(), "jar");
        Path own = ownJar();
        // Packed into one jar with everything else, the driver has no jar of its own.
        boolean usable = own.getFileName() != null
                && own.getFileName().toString().startsWith("sqlite-jdbc")
                && Files.isRegularFile(own);
        Files.copy(usable ? own : maven.fetch(artifact, scratch, listener), folder.resolve(artifact.fileName()));
    }

    private static Path ownJar() {
        CodeSource source = JDBC.class.getProtectionDomain().getCodeSource();
        try {
            return source == null ? Path.of("") : Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Cannot read the place of the SQLite driver", e);
        }
    }
}
