package io.tallyhouse.samples;

/** Marketo's lead score: points by what a person does. */
final class Scores {
    private Scores() {}

    static int points(Event event) {
        if (!event.isHuman()) {
            return 0;
        }
        return switch (event.kind()) {
            case FORM -> 15;
            case RESPONSE -> 20;
            case CLICK -> 5;
            case SEND, DELIVERED, BOUNCED, OPEN, UNSUBSCRIBED, VISIT, INVITATION -> 0;
        };
    }
}
