@NullMarked
package io.tallyhouse.models.attribution;

import org.jspecify.annotations.NullMarked;
