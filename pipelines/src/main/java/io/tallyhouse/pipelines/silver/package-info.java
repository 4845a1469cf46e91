/** Bronze to silver: canonical tables with their history. */
@NullMarked
package io.tallyhouse.pipelines.silver;

import org.jspecify.annotations.NullMarked;
