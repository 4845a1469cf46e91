@NullMarked
package io.tallyhouse.lakehouse.session;

import org.jspecify.annotations.NullMarked;
