import io.tallyhouse.models.attribution.journeys.JourneyAttribution;
import io.tallyhouse.models.attribution.journeys.MonthlyCredit;
import io.tallyhouse.models.attribution.journeys.JourneyOptions;
import io.tallyhouse.models.attribution.journeys.JourneyReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** Our engine as a whole process: {@code OurAttribution EVENTS.PARQUET CREDITS.CSV CORES}. */
public final class OurAttribution {
    private OurAttribution() {}

    public static void main(String[] arguments) throws Exception {
        HeapPeak.watch();
        SparkSession spark = LocalSpark.open(Integer.parseInt(arguments[2]));
        JourneyReport report = JourneyAttribution.attribute(
                spark.read().parquet(arguments[0]), JourneyOptions.STANDARD);
        try (PrintWriter out = new PrintWriter(Path.of(arguments[1]).toFile(), "UTF-8")) {
            out.println("model,month,channel,credit,conversions");
            for (MonthlyCredit credit : report.credits()) {
                out.printf(
                        "%s,%s,%s,%d,%d.%06d%n",
                        credit.model().text(),
                        credit.month(),
                        credit.channel(),
                        credit.minorUnits(),
                        credit.conversionMillionths() / 1_000_000,
                        credit.conversionMillionths() % 1_000_000);
            }
        }
        System.out.println(report.counts());
        HeapPeak.print();
        spark.stop();
    }
}
