package io.tallyhouse.lakehouse.contracts;

import io.tallyhouse.lakehouse.contracts.Contract.Layer;
import java.util.Map;

/**
 * A contract before it is read.
 *
 * @param path from the repository's root
 * @param layer by the folder it lies in
 * @param folder name of its own folder, which is its id too
 * @param text what the file holds
 * @param queries SQL files in the same folder, by file name
 */
record ContractFile(String path, Layer layer, String folder, String text, Map<String, String> queries) {
    ContractFile {
        queries = Map.copyOf(queries);
    }
}
