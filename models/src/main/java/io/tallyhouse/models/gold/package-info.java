/** Silver to gold: each table is its query over its inputs, built on a branch until it is released. */
@NullMarked
package io.tallyhouse.models.gold;

import org.jspecify.annotations.NullMarked;
