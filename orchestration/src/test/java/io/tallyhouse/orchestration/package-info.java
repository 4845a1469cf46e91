@NullMarked
package io.tallyhouse.orchestration;

import org.jspecify.annotations.NullMarked;
