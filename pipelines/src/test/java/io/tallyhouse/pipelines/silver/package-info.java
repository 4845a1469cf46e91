@NullMarked
package io.tallyhouse.pipelines.silver;

import org.jspecify.annotations.NullMarked;
