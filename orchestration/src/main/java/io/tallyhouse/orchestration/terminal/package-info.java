/** What a person reads: steps, progress and tables. */
@NullMarked
package io.tallyhouse.orchestration.terminal;

import org.jspecify.annotations.NullMarked;
