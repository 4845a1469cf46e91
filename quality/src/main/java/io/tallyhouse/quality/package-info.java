/** Quality: checks, reconciliations, the gate before a release, and their report. */
@NullMarked
package io.tallyhouse.quality;

import org.jspecify.annotations.NullMarked;
