package io.tallyhouse.lakehouse.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestDeltaFolder {
    @TempDir
    Path folder;

    @Test
    void aLogWithoutACommitIsNoTable() throws IOException {
        Path log = Files.createDirectories(folder.resolve("_delta_log"));
        assertThat(isTable()).isFalse();

        Files.writeString(log.resolve(".00000000000000000000.json.tmp"), "");
        assertThat(isTable()).as("a commit that was being written").isFalse();

        Files.writeString(log.resolve("00000000000000000000.json"), "{}");
        assertThat(isTable()).isTrue();
    }

    @Test
    void aFolderWithoutALogIsNoTable() {
        assertThat(isTable()).isFalse();
    }

    private boolean isTable() {
        return DeltaFolder.hasCommit(new org.apache.hadoop.fs.Path(folder.toString()), new Configuration());
    }
}
