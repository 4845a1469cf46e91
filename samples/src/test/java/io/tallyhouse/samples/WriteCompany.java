package io.tallyhouse.samples;

import java.nio.file.Path;

/** Writes a company in a process of its own, whose memory a test limits. */
final class WriteCompany {
    private WriteCompany() {}

    /** Arguments: the folder and the scale. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        SampleOptions options = new SampleOptions(Double.parseDouble(arguments[1]), 7);
        System.out.println(SampleCompany.write(Path.of(arguments[0]), options));
    }
}
