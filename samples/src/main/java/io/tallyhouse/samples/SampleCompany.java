package io.tallyhouse.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Nordlicht Analytics: a company whose tools export two years of files, and the exact answers to what is in them. */
public final class SampleCompany {
    /** The file with the answers, beside the sources' folders. */
    public static final String TRUTH_FILE = "truth.json";

    /** An instant after the last delivery at which its data is fresh: the natural as-of of a run over these files. */
    public static final Instant AS_OF = Instant.parse("2026-01-01T06:00:00Z");

    private SampleCompany() {}

    /**
     * Writes the company's files as {@code <folder>/<source>/<object>/<object>_<date>.<extension>}, and {@code truth.json}.
     * Files of the same name are replaced. The same options give the same bytes.
     *
     * @throws UncheckedIOException if the folder cannot be written
     */
    public static SampleSummary write(Path outputFolder, SampleOptions options) {
        try {
            Files.createDirectories(outputFolder);
            Chance chance = new Chance(options.seed());
            Landing landing = new Landing(outputFolder);
            Truth truth = new Truth(options);
            ExchangeRates rates = new ExchangeRates(chance);
            rates.write(landing);
            GoogleAds.write(landing, new AdStory(options, chance), rates, truth, chance);
            Story story = new Story(options, chance);
            Salesforce.write(landing, story, rates, truth);
            Marketo.write(landing, story, truth);
            Purchasing purchasing = new Purchasing(options, chance, truth.money(Truth.Figure.MEDIA_SPEND));
            NetSuite.write(landing, purchasing, story, new Journals(options, chance), rates, truth);
            BudgetPlan.write(landing, options, chance, truth);
            truth.write(outputFolder.resolve(TRUTH_FILE), landing);
            return landing.summary();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the sample company to " + outputFolder, e);
        }
    }
}
