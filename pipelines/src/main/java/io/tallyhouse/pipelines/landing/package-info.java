/** Landing files to bronze: which files are new, how they are read, what is stored and what goes to quarantine. */
@NullMarked
package io.tallyhouse.pipelines.landing;

import org.jspecify.annotations.NullMarked;
