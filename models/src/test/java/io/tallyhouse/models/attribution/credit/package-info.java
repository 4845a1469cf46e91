@NullMarked
package io.tallyhouse.models.attribution.credit;

import org.jspecify.annotations.NullMarked;
