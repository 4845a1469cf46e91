/** Where a warehouse lives and how it runs. */
@NullMarked
package io.tallyhouse.lakehouse.config;

import org.jspecify.annotations.NullMarked;
