package io.tallyhouse.models.attribution.journeys;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Tuple2;

/**
 * Packs one partition's events into blocks by leaf: all events of a person go to the same leaf. A touch without a person is
 * in no journey and is left out; a conversion without one is a journey of its own.
 */
final class EventPacker implements Iterator<Tuple2<Integer, byte[]>> {
    /** What all open blocks of a task may take together. */
    private static final int OPEN_BYTES = 64 << 20;

    private static final int LARGEST_BLOCK = 64 << 10;
    private static final int SMALLEST_BLOCK = 1 << 10;
    private static final UTF8String UNKNOWN = UTF8String.fromString(Channels.UNKNOWN);

    private final Iterator<InternalRow> rows;
    private final EventBlock[] blocks;
    private final SignatureTable signatures = new SignatureTable();
    private final KeyHash person = new KeyHash();
    private int drained;
    private int fullLeaf = -1;
    private byte[] full = new byte[0];

    EventPacker(Iterator<InternalRow> rows, int leaves) {
        this.rows = rows;
        this.blocks = new EventBlock[leaves];
        int capacity = Math.max(SMALLEST_BLOCK, Math.min(LARGEST_BLOCK, OPEN_BYTES / leaves));
        for (int leaf = 0; leaf < leaves; leaf++) {
            blocks[leaf] = new EventBlock(signatures, capacity);
        }
    }

    @Override
    public boolean hasNext() {
        if (fullLeaf >= 0) {
            return true;
        }
        while (rows.hasNext()) {
            pack(rows.next());
            if (fullLeaf >= 0) {
                return true;
            }
        }
        while (drained < blocks.length) {
            EventBlock block = blocks[drained++];
            if (!block.isEmpty()) {
                fullLeaf = drained - 1;
                full = block.take();
                return true;
            }
        }
        return false;
    }

    @Override
    public Tuple2<Integer, byte[]> next() {
        if (!hasNext()) {
            throw new NoSuchElementException("All events of this partition are packed");
        }
        Tuple2<Integer, byte[]> packed = new Tuple2<>(fullLeaf, full);
        fullLeaf = -1;
        return packed;
    }

    private void pack(InternalRow row) {
        requireComplete(row);
        boolean conversion = !row.isNullAt(EventColumns.AMOUNT);
        UTF8String source = row.getUTF8String(EventColumns.SOURCE);
        UTF8String id = row.getUTF8String(EventColumns.ID);
        if (!row.isNullAt(EventColumns.PERSON)) {
            hash(row.getUTF8String(EventColumns.PERSON));
        } else if (conversion) {
            hash(UTF8String.concatWs(UTF8String.fromBytes(new byte[1]), UTF8String.fromBytes(new byte[1]), source, id));
        } else {
            return;
        }
        int signature =
                signatures.number(conversion, row.getInt(EventColumns.PRIORITY), source, channel(row, conversion));
        if (signatures.signature(signature).ignored) {
            return;
        }
        int leaf = (int) (((person.high >>> Integer.SIZE) * blocks.length) >>> Integer.SIZE);
        EventBlock block = blocks[leaf];
        if (block.isFull(id) && !block.isEmpty()) {
            full = block.take();
            fullLeaf = leaf;
        }
        block.add(person, row.getLong(EventColumns.AT), signature, id);
        if (conversion) {
            long refund = row.isNullAt(EventColumns.REFUND) ? 0 : row.getLong(EventColumns.REFUND);
            block.addMoney(row.getLong(EventColumns.AMOUNT), refund);
        }
    }

    private void hash(UTF8String key) {
        person.hash(key.getBaseObject(), key.getBaseOffset(), key.numBytes());
    }

    private static UTF8String channel(InternalRow row, boolean conversion) {
        if (conversion) {
            return Channels.NO_TOUCH;
        }
        return row.isNullAt(EventColumns.CHANNEL) ? UNKNOWN : row.getUTF8String(EventColumns.CHANNEL);
    }

    private static void requireComplete(InternalRow row) {
        if (row.isNullAt(EventColumns.AT)
                || row.isNullAt(EventColumns.PRIORITY)
                || row.isNullAt(EventColumns.SOURCE)
                || row.isNullAt(EventColumns.ID)) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    "Cannot attribute journeys: event " + row.getUTF8String(EventColumns.ID) + " of source "
                            + row.getUTF8String(EventColumns.SOURCE)
                            + " lacks event_at, source_priority, event_source or event_id, so its place in a journey is"
                            + " unknown. Fill them in the query that gives the events, or leave the event out.");
        }
    }
}
