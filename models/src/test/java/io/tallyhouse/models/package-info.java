@NullMarked
package io.tallyhouse.models;

import org.jspecify.annotations.NullMarked;
