@NullMarked
package io.tallyhouse.lakehouse.config;

import org.jspecify.annotations.NullMarked;
