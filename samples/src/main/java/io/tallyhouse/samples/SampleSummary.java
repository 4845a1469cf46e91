package io.tallyhouse.samples;

/**
 * What was written.
 *
 * @param files files for the landing folder, re-sent copies included, {@code truth.json} not
 * @param rows rows in these files, malformed and repeated ones included, headers not
 * @param bytes size of these files
 */
public record SampleSummary(long files, long rows, long bytes) {}
