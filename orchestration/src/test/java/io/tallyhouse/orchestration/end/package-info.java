/** From files to figures: the whole program on whole companies. */
@NullMarked
package io.tallyhouse.orchestration.end;

import org.jspecify.annotations.NullMarked;
