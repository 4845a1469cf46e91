package io.tallyhouse.lakehouse.config;

/** The commented {@code tallyhouse.yaml} that a new warehouse starts with; it says nothing but the defaults. */
public final class ConfigurationTemplate {
    private static final String TEXT = """
            # The settings of this tallyhouse warehouse.
            # A key left out has its default. An environment variable goes before the file: TALLYHOUSE_REPORTING_CURRENCY
            # before reporting_currency, TALLYHOUSE_CATALOG_URL before catalog: url. Relative folders count from this file's
            # folder. ${env:NAME} stands for an environment variable; use it for secrets.

            # Where the tables are kept: a folder, or a URI as s3a://bucket/folder. Default: the folder of this file.
            warehouse: .

            # Where files land, as <source>/<object>/… or <source>/<object>.<ending>: one folder, or a list of them.
            # In TALLYHOUSE_LANDING several are parted as in PATH. Default: landing.
            landing: landing

            # ISO 4217 code of the currency that gold amounts are converted to. Default: EUR.
            reporting_currency: EUR

            # Month in which the fiscal year starts, 1 to 12. Default: 1.
            fiscal_year_start_month: 1

            # The company's IANA time zone: business days and fiscal dates. Default: UTC.
            time_zone: UTC

            # How many days before an opportunity's creation a touch can earn credit. Default: 180.
            attribution_window_days: 180

            # Whose touches can: the persons in the opportunity's contact_roles, or all contacts of its account.
            attribution_population: contact_roles

            # Java heap of a run, as 2g or 1500m. Default: 2g.
            memory: 2g

            # Threads that work at once on one machine. Default: 2.
            cores: 2

            # Table catalog and run ledger: an SQLite file for one machine, or a PostgreSQL database for several.
            # user and password are for PostgreSQL only. Default: catalog.db in the warehouse.
            catalog:
              url: jdbc:sqlite:catalog.db
            #  url: jdbc:postgresql://host/database
            #  user: tallyhouse
            #  password: ${env:CATALOG_PASSWORD}
            """;

    private ConfigurationTemplate() {}

    /** The text of the file. */
    public static String text() {
        return TEXT;
    }
}
