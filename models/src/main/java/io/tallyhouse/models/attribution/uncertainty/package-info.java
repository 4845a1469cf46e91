/** How sure a credit is: journeys drawn again, and the spread between models. */
@NullMarked
package io.tallyhouse.models.attribution.uncertainty;

import org.jspecify.annotations.NullMarked;
