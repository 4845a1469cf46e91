@org.jspecify.annotations.NullMarked
package io.tallyhouse.models.attribution.journeys;
