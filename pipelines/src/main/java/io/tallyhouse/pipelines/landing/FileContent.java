package io.tallyhouse.pipelines.landing;

import static java.util.Objects.requireNonNull;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;

/**
 * The bytes of one landed file; they can be read more than once.
 *
 * @param configuration how Hadoop reaches the file
 * @param uri where it is
 * @param size bytes as landed
 */
record FileContent(Configuration configuration, String uri, long size) {
    private static final int BUFFER_BYTES = 64 << 10;

    FileContent {
        requireNonNull(configuration, "configuration is null");
        requireNonNull(uri, "uri is null");
    }

    /** The bytes as landed. */
    InputStream open() throws IOException {
        Path path = new Path(uri);
        return path.getFileSystem(configuration).open(path, BUFFER_BYTES);
    }

    /** The bytes, unpacked where the name ends in {@code .gz}. Reading throws {@link CutException} where they break off. */
    InputStream openUnpacked() throws IOException {
        if (!uri.toLowerCase(Locale.ROOT).endsWith(".gz") || size == 0) {
            return open();
        }
        Counted landed = new Counted(open());
        try {
            return new Unpacked(new GZIPInputStream(landed, BUFFER_BYTES), landed, size);
        } catch (EOFException | ZipException e) {
            landed.close();
            throw new CutException("cannot be unpacked: the file is not a whole gzip file: " + e.getMessage(), e);
        }
    }

    /** The bytes for readers that jump. */
    InputFile seekable() throws IOException {
        return HadoopInputFile.fromPath(new Path(uri), configuration);
    }

    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }

    private static final class Unpacked extends FilterInputStream {
        private final Counted landed;
        private final long size;

        Unpacked(InputStream in, Counted landed, long size) {
            super(in);
            this.landed = landed;
            this.size = size;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return super.read(buffer, offset, length);
            } catch (EOFException e) {
                // With bytes left on the disk it is the storage that failed, not the file.
                if (landed.count < size) {
                    throw e;
                }
                throw new CutException("breaks off: the gzip file ends in the middle", e);
            } catch (ZipException e) {
                throw new CutException("breaks off: the gzip file is damaged: " + e.getMessage(), e);
            }
        }
    }
}
