@NullMarked
package io.tallyhouse.orchestration.cli;

import org.jspecify.annotations.NullMarked;
