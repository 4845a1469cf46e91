/** Declarative files that are packed with the program. */
@NullMarked
package io.tallyhouse.lakehouse.resources;

import org.jspecify.annotations.NullMarked;
