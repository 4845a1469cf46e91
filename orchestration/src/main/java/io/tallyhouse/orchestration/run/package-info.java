/** The daily job: ingest, silver, gold, check, release. */
@NullMarked
package io.tallyhouse.orchestration.run;

import org.jspecify.annotations.NullMarked;
