/** Rows of Spark in groups, for models that need a whole journey or a whole part at once. */
@NullMarked
package io.tallyhouse.models.rows;

import org.jspecify.annotations.NullMarked;
