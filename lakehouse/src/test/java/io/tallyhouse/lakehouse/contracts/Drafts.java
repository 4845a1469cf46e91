package io.tallyhouse.lakehouse.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallyhouse.lakehouse.errors.Problem;
import io.tallyhouse.lakehouse.errors.Problems;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A source, a silver and a gold table that are good, to be spoilt by a test. */
final class Drafts {
    static final String SOURCE = "pipelines/sources/shop/contract.odcs.yaml";
    static final String SILVER = "pipelines/silver/sale/contract.odcs.yaml";
    static final String GOLD = "models/gold/fct_sale/contract.odcs.yaml";
    static final String FEED = "pipelines/sources/shop/sale.sql";
    static final String QUERY = "models/gold/fct_sale/query.sql";

    private static final String HEADER = """
            apiVersion: v3.1.0
            kind: DataContract
            id: %1$s
            name: %1$s
            version: 1.0.0
            status: active
            domain: sales
            description: {purpose: Sales of the shop.}
            team: {name: shop, members: [{username: ann, role: owner}]}
            """;

    private static final String SOURCE_TEXT = HEADER.formatted("shop") + """
            slaProperties:
              - {property: retention, value: 37, unit: mo}
              - {property: latency, value: 2, unit: d, element: sale.sold_at}
            customProperties:
              - {property: feeds, value: [{table: sale, query: sale.sql, lookups: [store]}]}
            schema:
              - name: sale
                logicalType: object
                physicalType: table
                description: Sales.
                dataGranularityDescription: One row per sale.
                customProperties:
                  - {property: aliases, value: [Orders, order_export]}
                  - {property: loadedAt, value: _synced}
                  - {property: cursor, value: sold_at}
                  - {property: deleted, value: is_deleted}
                  - {property: lookbackDays, value: 30}
                properties:
                  - {name: sale_id, logicalType: string, physicalType: string, description: Sale., required: true, primaryKey: true, primaryKeyPosition: 1, customProperties: [{property: aliases, value: [Order.Id]}]}
                  - {name: store_id, logicalType: string, physicalType: string, description: Store., relationships: [{type: foreignKey, to: store.store_id}]}
                  - {name: email, logicalType: string, physicalType: string, description: Buyer., tags: [pii], classification: restricted, customProperties: [{property: mask, value: keyed-token}]}
                  - {name: sold_at, logicalType: timestamp, physicalType: timestamp, description: When., customProperties: [{property: format, value: dd.MM.yyyy HH:mm}]}
                  - name: amount
                    logicalType: number
                    physicalType: decimal(20,2)
                    description: Amount in euros.
                    quality:
                      - {id: some_amounts, metric: nullValues, mustBeLessOrEqualTo: 5, unit: percent, severity: warning, dimension: completeness}
                  - {name: is_deleted, logicalType: boolean, physicalType: boolean, description: Deleted.}
                  - {name: _synced, logicalType: timestamp, physicalType: timestamp, description: When loaded.}
                quality:
                  - {id: some_rows, metric: rowCount, mustBeBetween: [1, 1000], severity: error, dimension: completeness}
              - name: store
                logicalType: object
                physicalType: table
                description: Stores.
                dataGranularityDescription: One row per store and change.
                customProperties:
                  - {property: entityKey, value: [store_id]}
                properties:
                  - {name: store_id, logicalType: string, physicalType: string, description: Store., required: true, primaryKey: true, primaryKeyPosition: 1}
                  - {name: changed_date, logicalType: date, physicalType: date, description: Day of the change., primaryKey: true, primaryKeyPosition: 2}
            """;

    private static final String SILVER_TEXT = HEADER.formatted("sale") + """
            slaProperties: [{property: retention, value: 7, unit: y, element: sale}]
            schema:
              - name: sale
                logicalType: object
                description: Sales of all shops.
                dataGranularityDescription: One row per sale and version.
                properties:
                  - {name: source, logicalType: string, physicalType: string, description: Source., required: true, primaryKey: true, primaryKeyPosition: 1}
                  - {name: sale_id, logicalType: string, physicalType: string, description: Sale., required: true, primaryKey: true, primaryKeyPosition: 2}
                  - {name: sale_date, logicalType: date, physicalType: date, description: Day.}
                  - {name: recorded_from, logicalType: timestamp, physicalType: timestamp, description: From when., required: true, primaryKey: true, primaryKeyPosition: 3}
                  - {name: recorded_to, logicalType: timestamp, physicalType: timestamp, description: Until when.}
            """;

    private static final String GOLD_TEXT = HEADER.formatted("fct_sale") + """
            slaProperties: [{property: retention, value: 7, unit: y}]
            customProperties:
              - {property: refresh, value: {mode: changed_keys, keys: [day], inputs: {sale_history: [sale_date]}}}
            schema:
              - name: fct_sale
                logicalType: object
                description: Sales by day.
                dataGranularityDescription: One row per day.
                properties:
                  - {name: day, logicalType: date, physicalType: date, description: Day., required: true, primaryKey: true}
                  - {name: sales, logicalType: integer, physicalType: bigint, description: Number of sales.}
                quality:
                  - {id: not_negative, type: sql, query: "select count(*) from {object} where sales < 0", mustBe: 0, severity: error, dimension: accuracy}
            """;

    private final Map<String, String> texts = new TreeMap<>();

    Drafts() {
        texts.put(SOURCE, SOURCE_TEXT);
        texts.put(SILVER, SILVER_TEXT);
        texts.put(GOLD, GOLD_TEXT);
        texts.put(FEED, "select sale_id as sale_id from sale");
        texts.put(QUERY, "select sale_date as day, count(*) as sales from sale group by sale_date");
    }

    /** Writes something else in a file. */
    Drafts with(String file, String old, String replacement) {
        String text = texts.getOrDefault(file, "");
        assertThat(text).as("the draft, which the test wants to spoil").contains(old);
        texts.put(file, text.replaceFirst(Pattern.quote(old), Matcher.quoteReplacement(replacement)));
        return this;
    }

    /** Leaves something out of a file. */
    Drafts without(String file, String old) {
        return with(file, old, "");
    }

    Drafts add(String file, String text) {
        texts.put(file, text);
        return this;
    }

    Drafts delete(String file) {
        texts.remove(file);
        return this;
    }

    String text(String file) {
        return texts.getOrDefault(file, "");
    }

    DefinitionFiles files() {
        return new DefinitionFiles(texts.entrySet().stream()
                .map(entry -> new DefinitionFile(entry.getKey(), entry.getValue()))
                .toList());
    }

    Definitions read() {
        return ContractReader.read(files());
    }

    /** What the reader finds wrong, without the folders that the drafts share. */
    List<String> problems() {
        Problems problems = new Problems();
        ContractReader.read(files(), problems);
        return problems.found().stream()
                .map(Problem::toString)
                .map(line -> line.replace("/contract.odcs.yaml:", ":")
                        .replaceFirst("^(pipelines/sources|pipelines|models)/", ""))
                .toList();
    }
}
