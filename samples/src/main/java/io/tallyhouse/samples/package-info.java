/**
 * A fictitious company, Nordlicht Analytics, that exports what its tools would export: two years of vendor-shaped files
 * with planted defects, and the exact answers beside them.
 *
 * <p>{@link io.tallyhouse.samples.SampleCompany} is the way in. {@code Story} decides what happens to people; one class per
 * system writes it down in that system's words; {@code Truth} adds up the answers while the rows are written.
 */
@NullMarked
package io.tallyhouse.samples;

import org.jspecify.annotations.NullMarked;
