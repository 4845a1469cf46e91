package io.tallyhouse.dashboards.trino;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Unpacks an archive and takes its checksum in one pass. */
final class TarGz {
    private TarGz() {}

    /**
     * Unpacks below a folder, without the archive's own top folder. Hard links outside the wanted entries are left out;
     * plain files are all unpacked, since a wanted link may point to any of them.
     *
     * @param wanted says of an entry's path (without the top folder) whether it is to be kept
     * @param progress hears the bytes read of the archive
     * @return the archive's SHA-256
     */
    static String unpack(Path archive, Path target, Predicate<String> wanted, LongConsumer progress)
            throws IOException {
        MessageDigest digest = sha256();
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive), 1 << 16);
                InputStream digested = new DigestInputStream(new Counted(file, progress), digest)) {
            TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(digested, 1 << 16));
            for (TarArchiveEntry entry = tar.getNextTarEntry(); entry != null; entry = tar.getNextTarEntry()) {
                unpack(tar, entry, target, wanted);
            }
            // What follows the last entry is part of the file, and so of its checksum.
            digested.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target, Predicate<String> wanted)
            throws IOException {
        String name = withoutTop(entry.getName());
        Path path = inside(target, name);
        if (entry.isDirectory()) {
            Files.createDirectories(path);
        } else if (entry.isLink()) {
            if (wanted.test(name)) {
                link(path, inside(target, withoutTop(entry.getLinkName())));
            }
        } else if (entry.isFile()) {
            Files.createDirectories(parent(path));
            Files.copy(tar, path);
        } else {
            throw new IOException("Cannot unpack %s: only files, folders and hard links are expected".formatted(name));
        }
    }

    private static void link(Path path, Path existing) throws IOException {
        Files.createDirectories(parent(path));
        try {
            Files.createLink(path, existing);
        } catch (UnsupportedOperationException e) {
            Files.copy(existing, path);
        }
    }

    private static Path inside(Path target, String name) throws IOException {
        Path path = target.resolve(name).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("Cannot unpack %s: it leaves the folder %s".formatted(name, target));
        }
        return path;
    }

    private static Path parent(Path path) throws IOException {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IOException("Cannot unpack to %s".formatted(path));
        }
        return parent;
    }

    private static String withoutTop(String name) {
        return name.substring(name.indexOf('/') + 1);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Counts what is read. */
    private static final class Counted extends FilterInputStream {
        private final LongConsumer progress;
        private long count;

        Counted(InputStream input, LongConsumer progress) {
            super(input);
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            add(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            add(Math.max(read, 0));
            return read;
        }

        private void add(long read) {
            count += read;
            progress.accept(count);
        }
    }
}
