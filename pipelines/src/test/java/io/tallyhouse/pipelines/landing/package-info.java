@NullMarked
package io.tallyhouse.pipelines.landing;

import org.jspecify.annotations.NullMarked;
