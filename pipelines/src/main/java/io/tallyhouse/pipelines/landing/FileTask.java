package io.tallyhouse.pipelines.landing;

import io.tallyhouse.pipelines.landing.FileLedger.FileVersion;
import java.io.Serializable;
import java.time.Instant;

/**
 * One file of a batch, for a Spark task to read.
 *
 * @param number place in the batch's manifest
 */
record FileTask(int number, String landing, String path, long size, Instant modifiedAt, Instant fileAt, String sha256)
        implements Serializable {
    static FileTask of(int number, FileVersion version) {
        LandedFile file = version.file();
        return new FileTask(
                number, file.landing(), file.path(), file.size(), file.modifiedAt(), file.fileAt(), version.sha256());
    }

    LandedFile file() {
        return new LandedFile(landing, path, size, modifiedAt);
    }
}
