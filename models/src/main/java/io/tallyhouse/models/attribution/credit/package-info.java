/** Credit and channel effects of the warehouse's journeys, computed from rows that a gold query gives. */
@NullMarked
package io.tallyhouse.models.attribution.credit;

import org.jspecify.annotations.NullMarked;
