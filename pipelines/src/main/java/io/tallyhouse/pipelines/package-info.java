/** Placeholder. */
@NullMarked
package io.tallyhouse.pipelines;

import org.jspecify.annotations.NullMarked;
