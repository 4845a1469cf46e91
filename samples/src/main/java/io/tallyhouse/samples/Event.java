package io.tallyhouse.samples;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * One thing that a person, or a machine posing as one, did or was sent.
 *
 * @param number position among the person's events, from 0
 */
record Event(int number, Kind kind, Instant at, Channel channel, Optional<Campaign> campaign, Actor actor) {
    /** What happened. */
    enum Kind {
        SEND,
        DELIVERED,
        BOUNCED,
        OPEN,
        CLICK,
        UNSUBSCRIBED,
        VISIT,
        FORM,
        /** Attended, downloaded or registered: a member of a Salesforce campaign who responded. */
        RESPONSE,
        /** Invited to a campaign, without a response. */
        INVITATION
    }

    /** Who did it. */
    enum Actor {
        HUMAN,
        BOT
    }

    Event {
        requireNonNull(kind, "kind is null");
        requireNonNull(at, "at is null");
    }

    Event numbered(int position) {
        return new Event(position, kind, at, channel, campaign, actor);
    }

    boolean isHuman() {
        return actor == Actor.HUMAN;
    }

    /** Whether the event can move a person: what the channel effects count. Opens are too cheap for that. */
    boolean isEngagement() {
        return isHuman()
                && switch (kind) {
                    case CLICK, VISIT, FORM, RESPONSE -> true;
                    case SEND, DELIVERED, BOUNCED, OPEN, UNSUBSCRIBED, INVITATION -> false;
                };
    }
}
