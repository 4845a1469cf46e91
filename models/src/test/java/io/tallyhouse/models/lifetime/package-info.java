@NullMarked
package io.tallyhouse.models.lifetime;

import org.jspecify.annotations.NullMarked;
