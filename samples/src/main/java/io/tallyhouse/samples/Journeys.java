package io.tallyhouse.samples;

import io.tallyhouse.samples.Event.Actor;
import io.tallyhouse.samples.Event.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What people do: visits, forms, responses and what they do with the newsletter. */
final class Journeys {
    private static final double MEAN_SESSIONS = 25;
    private static final double MEAN_DAYS_BETWEEN = 9;
    private static final int DAY = 86_400;

    /** Channels of later sessions, each as often as its share. */
    private static final List<Channel> LATER_CHANNELS = List.of(
            Channel.DIRECT,
            Channel.DIRECT,
            Channel.DIRECT,
            Channel.DIRECT,
            Channel.ORGANIC_SEARCH,
            Channel.ORGANIC_SEARCH,
            Channel.ORGANIC_SEARCH,
            Channel.PAID_SEARCH,
            Channel.PAID_SEARCH,
            Channel.DISPLAY,
            Channel.REFERRAL,
            Channel.CONTENT,
            Channel.WEBINAR,
            Channel.EVENT);

    private final Chance session;
    private final Chance detail;
    private final Chance mail;

    Journeys(Chance chance) {
        session = chance.about("session");
        detail = chance.about("session.detail");
        mail = chance.about("mail");
    }

    /** The person's events in order of time, numbered. */
    List<Event> of(Person person, Instant knownAt) {
        if (!person.hasLead()) {
            return List.of();
        }
        Walk walk = new Walk(person);
        walk.sessions(knownAt);
        walk.newsletter(knownAt);
        walk.events.sort(Comparator.comparing(Event::at).thenComparing(Event::kind));
        List<Event> numbered = new ArrayList<>(walk.events.size());
        for (Event event : walk.events) {
            if (Period.contains(event.at())) {
                numbered.add(event.numbered(numbered.size()));
            }
        }
        return numbered;
    }

    /** The events of one person, as they pile up. */
    private final class Walk {
        private final Person person;
        private final List<Event> events = new ArrayList<>();
        private final Set<Campaign> joined = new HashSet<>();
        private int draw;

        Walk(Person person) {
            this.person = person;
        }

        private boolean happens(double probability) {
            return detail.happens(probability, person.index(), draw++);
        }

        private int below(int bound) {
            return detail.below(bound, person.index(), draw++);
        }

        private void add(Kind kind, Instant at, Channel channel, Optional<Campaign> campaign) {
            events.add(new Event(0, kind, at, channel, campaign, Actor.HUMAN));
        }

        void sessions(Instant knownAt) {
            int count = 1 + (int) session.exponential(MEAN_SESSIONS, person.index(), 0);
            Instant at = person.start();
            for (int number = 0; number < count && at.isBefore(Period.END); number++) {
                if (number == 0) {
                    visitBy(person.origin(), at);
                    if (person.origin() != Channel.EVENT) {
                        add(Kind.FORM, knownAt, person.origin(), Optional.empty());
                    }
                } else if (session.happens(
                        Period.season(Period.dateOf(at)) / Period.HIGHEST_SEASON, person.index(), 3 * number)) {
                    visitBy(session.pick(LATER_CHANNELS, person.index(), 3 * number + 1), at);
                }
                double days = session.exponential(MEAN_DAYS_BETWEEN, person.index(), 3 * number + 2);
                at = at.plusSeconds(3600 + (long) (days * DAY));
            }
        }

        private void visitBy(Channel channel, Instant at) {
            LocalDate date = Period.dateOf(at);
            switch (channel) {
                case PAID_SEARCH, DISPLAY -> advertised(channel, at, date);
                case CONTENT -> download(at, date);
                case WEBINAR -> webinar(at, date);
                case EVENT -> attend(date);
                case ORGANIC_SEARCH, DIRECT, REFERRAL, EMAIL, SALES -> visit(channel, Optional.empty(), at);
            }
        }

        private void visit(Channel channel, Optional<Campaign> campaign, Instant at) {
            add(Kind.VISIT, at, channel, campaign);
            if (happens(0.03)) {
                events.add(new Event(0, Kind.VISIT, at.plusSeconds(2), channel, campaign, Actor.BOT));
            }
            if (happens(0.05)) {
                add(Kind.FORM, at.plusSeconds(240), channel, campaign);
                campaign.ifPresent(joinedBy -> respond(joinedBy, at.plusSeconds(300)));
            }
        }

        private void advertised(Channel channel, Instant at, LocalDate date) {
            List<Campaign> live =
                    Campaigns.live(channel, date, person.account().country().currency());
            if (live.isEmpty()) {
                visit(Channel.ORGANIC_SEARCH, Optional.empty(), at);
            } else {
                visit(channel, Optional.of(live.get(below(live.size()))), at);
            }
        }

        private void download(Instant at, LocalDate date) {
            List<Campaign> live = Campaigns.live(
                    Channel.CONTENT, date, person.account().country().currency());
            if (live.isEmpty()) {
                visit(Channel.DIRECT, Optional.empty(), at);
                return;
            }
            Campaign campaign = live.get(below(live.size()));
            add(Kind.FORM, at, Channel.CONTENT, Optional.of(campaign));
            respond(campaign, at.plusSeconds(60));
        }

        private void webinar(Instant at, LocalDate date) {
            Optional<Campaign> next = Campaigns.next(Channel.WEBINAR, date, 40);
            if (next.isEmpty()) {
                visit(Channel.DIRECT, Optional.empty(), at);
                return;
            }
            add(Kind.FORM, at, Channel.WEBINAR, next);
            Instant held = Period.at(next.get().start(), 14 * 3600);
            if (happens(0.7) && held.isAfter(at)) {
                respond(next.get(), held.plusSeconds(below(1800)));
            }
        }

        private void attend(LocalDate date) {
            Optional<Campaign> next = Campaigns.next(Channel.EVENT, date, 60);
            if (next.isEmpty()) {
                return;
            }
            Instant there = Period.at(next.get().start().plusDays(below(2)), 8 * 3600 + below(8 * 3600));
            if (happens(0.6)) {
                respond(next.get(), there);
            } else if (joined.add(next.get())) {
                add(Kind.INVITATION, there.minus(Duration.ofDays(20)), Channel.EVENT, next);
            }
        }

        private void respond(Campaign campaign, Instant at) {
            if (joined.add(campaign)) {
                add(Kind.RESPONSE, at, campaign.channel(), Optional.of(campaign));
            }
        }

        void newsletter(Instant knownAt) {
            List<Campaign> newsletters = Campaigns.of(Channel.EMAIL);
            Campaign campaign = newsletters.get((int) (person.account().index() % newsletters.size()));
            for (int month = 0; month < Period.MONTHS.size(); month++) {
                LocalDate day = Period.FIRST_MONTH.plusMonths(month).atDay(9 + campaign.index() % 4);
                Instant sent = Period.at(day, 9 * 3600 + mail.below(1800, person.index(), 10 * month));
                if (sent.isAfter(knownAt) && !receive(campaign, sent, 10 * month)) {
                    return;
                }
            }
        }

        /** What one newsletter leads to; false if the person wants no more. */
        private boolean receive(Campaign campaign, Instant sent, int firstDraw) {
            Optional<Campaign> by = Optional.of(campaign);
            add(Kind.SEND, sent, Channel.EMAIL, by);
            if (mail.happens(0.02, person.index(), firstDraw + 1)) {
                add(Kind.BOUNCED, sent.plusSeconds(5), Channel.EMAIL, by);
                return true;
            }
            add(Kind.DELIVERED, sent.plusSeconds(4), Channel.EMAIL, by);
            if (mail.happens(0.03, person.index(), firstDraw + 6)) {
                events.add(new Event(0, Kind.OPEN, sent.plusSeconds(6), Channel.EMAIL, by, Actor.BOT));
            }
            if (!mail.happens(0.42, person.index(), firstDraw + 2)) {
                return true;
            }
            Instant opened = sent.plusSeconds(60 + (long) mail.exponential(20_000, person.index(), firstDraw + 3));
            add(Kind.OPEN, opened, Channel.EMAIL, by);
            if (mail.happens(0.3, person.index(), firstDraw + 4)) {
                add(Kind.CLICK, opened.plusSeconds(25), Channel.EMAIL, by);
                add(Kind.VISIT, opened.plusSeconds(27), Channel.EMAIL, by);
            } else if (mail.happens(0.015, person.index(), firstDraw + 5)) {
                add(Kind.UNSUBSCRIBED, opened.plusSeconds(40), Channel.EMAIL, by);
                return false;
            }
            return true;
        }
    }
}
