/** YAML files as a tree that knows its lines, so that every problem can name its place. */
@NullMarked
package io.tallyhouse.lakehouse.yaml;

import org.jspecify.annotations.NullMarked;
