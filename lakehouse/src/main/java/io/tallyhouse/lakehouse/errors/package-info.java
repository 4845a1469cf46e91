/** Errors that a user reads, and the exit codes they end in. */
@NullMarked
package io.tallyhouse.lakehouse.errors;

import org.jspecify.annotations.NullMarked;
