@NullMarked
package io.tallyhouse.models.output;

import org.jspecify.annotations.NullMarked;
