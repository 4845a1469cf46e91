package io.tallyhouse.pipelines.landing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Shares the files of a batch out to Spark tasks, so that many small files do not become many small jobs and outputs. */
final class FileTasks {
    /** About a second of parsing; a smaller batch is one task and one output file. */
    private static final long BYTES_PER_TASK = 32L << 20;

    private FileTasks() {}

    /** Groups of files of about the same size in bytes; a file is never split. The same files give the same groups. */
    static List<List<FileTask>> share(List<FileTask> files, int cores) {
        long total = files.stream().mapToLong(FileTasks::weight).sum();
        long wanted = Math.max(1, Math.min(files.size(), total / BYTES_PER_TASK));
        int groups = (int) (wanted > 1 ? Math.min(files.size(), Math.max(wanted, cores)) : 1);
        List<List<FileTask>> shared = new ArrayList<>();
        long[] loads = new long[groups];
        for (int group = 0; group < groups; group++) {
            shared.add(new ArrayList<>());
        }
        List<FileTask> largestFirst = files.stream()
                .sorted(Comparator.comparingLong(FileTasks::weight).reversed().thenComparingInt(FileTask::number))
                .toList();
        for (FileTask file : largestFirst) {
            int lightest = 0;
            for (int group = 1; group < groups; group++) {
                lightest = loads[group] < loads[lightest] ? group : lightest;
            }
            shared.get(lightest).add(file);
            loads[lightest] += weight(file);
        }
        shared.forEach(group -> group.sort(Comparator.comparingInt(FileTask::number)));
        return shared;
    }

    /** A packed byte is about eight. */
    private static long weight(FileTask file) {
        return file.path().endsWith(".gz") || file.path().endsWith(".parquet") ? file.size() * 8 : file.size();
    }
}
