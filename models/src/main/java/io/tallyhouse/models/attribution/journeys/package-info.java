/** Person journeys at scale: events in a Spark dataset in, credit by model, month and channel out. */
@NullMarked
package io.tallyhouse.models.attribution.journeys;

import org.jspecify.annotations.NullMarked;
