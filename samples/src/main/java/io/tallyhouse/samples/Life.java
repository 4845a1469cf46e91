package io.tallyhouse.samples;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that happens to one person.
 *
 * @param knownAt when the lead came to be (for people of the sales team: the contact)
 * @param events in order of time
 * @param duplicate a second lead of the same person, and its merge into the first
 * @param qualifiedAt when the score was high enough for sales
 * @param odds what decided whether the lead became a contact
 * @param convertedAt when the lead became a contact
 * @param deletedAt when the lead was deleted
 */
record Life(
        Person person,
        Instant knownAt,
        List<Event> events,
        Optional<Duplicate> duplicate,
        Optional<Instant> qualifiedAt,
        ConversionOdds odds,
        Optional<Instant> convertedAt,
        Optional<Instant> deletedAt,
        Optional<Deal> deal) {

    /** A second lead of the same person, for a while. */
    record Duplicate(Instant createdAt, Instant mergedAt) {
        boolean exists(Instant at) {
            return !at.isBefore(createdAt) && at.isBefore(mergedAt);
        }
    }

    Life {
        events = List.copyOf(events);
    }

    /** Whether the event was recorded on the second lead: every other one while it existed. */
    boolean isOnDuplicate(Event event) {
        return event.number() % 2 == 1
                && duplicate.isPresent()
                && duplicate.get().exists(event.at());
    }

    /** The Marketo lead that the event was recorded on. */
    String marketoId(Event event) {
        return isOnDuplicate(event) ? person.duplicateMarketoId() : person.marketoId();
    }

    /** Since when there is a contact: from conversion, or from the start for people of the sales team. */
    Optional<Instant> contactSince() {
        return person.hasLead() ? convertedAt : Optional.of(knownAt);
    }

    /** The campaign that touched the person last before the deal. */
    Optional<Campaign> primaryCampaign() {
        return convertedAt.flatMap(converted -> events.stream()
                .filter(event -> event.isEngagement() && event.at().isBefore(converted))
                .flatMap(event -> event.campaign().stream())
                .reduce((earlier, later) -> later));
    }
}
