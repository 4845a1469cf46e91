package io.tallyhouse.pipelines.landing;

import static java.util.Objects.requireNonNull;

import io.tallyhouse.lakehouse.tables.DeltaFolder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.DeltaOptions;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.VersionChecksum;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.SetTransaction;
import org.apache.spark.sql.delta.commands.DMLUtils.TaggedCommitData;
import org.apache.spark.sql.delta.commands.WriteIntoDelta;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.collection.immutable.Map$;

/**
 * An append in one Delta commit that names its application and batch, so that it is refused a second time. It is what Delta's own
 * write does with {@code txnAppId} and {@code txnVersion}, but for one thing: which batches were committed is read from the checksum file of the last
 * version. Delta would rebuild the table's whole state by three Spark jobs for it, at every commit.
 */
final class DeltaAppend {
    private DeltaAppend() {}

    /**
     * The name of a commit.
     *
     * @param application who writes
     * @param batch its number, rising
     */
    record Transaction(String application, long batch) {
        Transaction {
            requireNonNull(application, "application is null");
        }
    }

    /** Appends rows; makes the table with the first. Does nothing where the transaction is in the log. */
    static void append(
            Dataset<Row> rows, String path, List<String> partitionColumns, Optional<Transaction> transaction) {
        SparkSession session = rows.sparkSession();
        Map<String, String> options = new HashMap<>();
        options.put("mergeSchema", "true");
        transaction.ifPresent(named -> {
            options.put("txnAppId", named.application());
            options.put("txnVersion", Long.toString(named.batch()));
        });
        // No minima and maxima in the log: they are of no use here, and would keep personal data.
        Map<String, String> properties =
                Map.of("delta.dataSkippingNumIndexedCols", "0", "delta.enableDeletionVectors", "false");
        DeltaLog log = DeltaLog.forTable(session, new Path(path));
        Seq<String> partitions = JavaConverters.asScalaBuffer(partitionColumns).toList();
        WriteIntoDelta write = new WriteIntoDelta(
                log,
                SaveMode.Append,
                new DeltaOptions(scalaMap(options), session.sessionState().conf()),
                partitions,
                scalaMap(properties),
                rows,
                Option.empty(),
                Option.empty());
        log.withNewTransaction(Option.empty(), Option.empty(), open -> {
            if (!hasBeenCommitted(open, transaction)) {
                TaggedCommitData<Action> written = write.writeAndReturnCommitData(open, session, Option.empty(), false);
                open.commitIfNeeded(
                        written.actions(),
                        new DeltaOperations.Write(
                                SaveMode.Append, Option.apply(partitions), Option.empty(), Option.empty()),
                        written.stringTags());
            }
            return transaction.isPresent();
        });
    }

    private static boolean hasBeenCommitted(OptimisticTransaction open, Optional<Transaction> transaction) {
        // Marked as read, so that Delta refuses to commit beside another writer of the same application.
        transaction.ifPresent(named -> open.readTxn().$plus$eq(named.application()));
        return transaction
                .filter(named -> lastBatch(open.snapshot(), named.application()) >= named.batch())
                .isPresent();
    }

    /** The highest batch that an application committed to a table; 0 where there is none. */
    static long lastBatch(SparkSession session, DeltaFolder table, String application) {
        if (!table.exists(session)) {
            return 0;
        }
        DeltaLog log = DeltaLog.forTable(session, new Path(table.path()));
        return lastBatch(log.update(false, Option.empty(), Option.empty()), application);
    }

    private static long lastBatch(Snapshot snapshot, String application) {
        Option<VersionChecksum> checksum = snapshot.checksumOpt();
        Option<Seq<SetTransaction>> known =
                checksum.isDefined() ? checksum.get().setTransactions() : Option.empty();
        Seq<SetTransaction> transactions = known.isDefined() ? known.get() : snapshot.setTransactions();
        return JavaConverters.seqAsJavaList(transactions).stream()
                .filter(transaction -> transaction.appId().equals(application))
                .mapToLong(SetTransaction::version)
                .max()
                .orElse(0);
    }

    private static scala.collection.immutable.Map<String, String> scalaMap(Map<String, String> entries) {
        scala.collection.immutable.Map<String, String> map = Map$.MODULE$.empty();
        for (Map.Entry<String, String> entry : entries.entrySet()) {
            map = map.updated(entry.getKey(), entry.getValue());
        }
        return map;
    }
}
