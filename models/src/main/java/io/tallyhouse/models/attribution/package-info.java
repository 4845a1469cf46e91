/** Which touches earned the conversions: path files in, credit by model and channel out. Plain Java, no Spark. */
@NullMarked
package io.tallyhouse.models.attribution;

import org.jspecify.annotations.NullMarked;
