/** How figures of models are written: as text for people, and exactly for machines. */
@NullMarked
package io.tallyhouse.models.output;

import org.jspecify.annotations.NullMarked;
