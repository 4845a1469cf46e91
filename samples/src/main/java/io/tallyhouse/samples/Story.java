package io.tallyhouse.samples;

import io.tallyhouse.samples.Deal.Change;
import io.tallyhouse.samples.Deal.Stage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what happens to people: who they are, what they do, and whether they buy. A life is derived from the seed and the
 * person's number whenever someone asks for it; nothing is kept.
 */
final class Story {
    private static final double PEOPLE_AT_SCALE_ONE = 100_000;
    private static final int LEAST_PEOPLE = 60;
    static final int PEOPLE_PER_ACCOUNT = 3;
    private static final int DAY = 86_400;

    private static final double BASE_ODDS = 0.045;
    private static final double SALES_ODDS = 0.6;
    private static final int SCORE_FOR_SALES = 40;

    private static final List<Channel> ORIGINS = List.of(
            Channel.PAID_SEARCH,
            Channel.PAID_SEARCH,
            Channel.PAID_SEARCH,
            Channel.ORGANIC_SEARCH,
            Channel.ORGANIC_SEARCH,
            Channel.DISPLAY,
            Channel.CONTENT,
            Channel.WEBINAR,
            Channel.EVENT,
            Channel.REFERRAL,
            Channel.DIRECT);
    private static final List<String> INDUSTRIES =
            List.of("Manufacturing", "Retail", "Software", "Logistics", "Banking", "Energy");
    private static final List<String> TITLES =
            List.of("Head of Data", "CFO", "Data Engineer", "Marketing Director", "Analyst", "CTO");
    private static final List<String> NAME_PARTS = List.of("Alpha", "Bergmann", "Corvo", "Delta", "Elbe", "Fjord");
    private static final List<String> NAME_ENDS = List.of("Werke", "Group", "Systems", "Handel", "Labs", "Logistics");

    private final long people;
    private final Chance identity;
    private final Chance start;
    private final Chance fate;
    private final Chance sale;
    private final Journeys journeys;

    Story(SampleOptions options, Chance chance) {
        people = Math.max(LEAST_PEOPLE, Math.round(PEOPLE_AT_SCALE_ONE * options.scale()));
        identity = chance.about("identity");
        start = chance.about("start");
        fate = chance.about("fate");
        sale = chance.about("sale");
        journeys = new Journeys(chance);
    }

    long people() {
        return people;
    }

    long accounts() {
        return (people + PEOPLE_PER_ACCOUNT - 1) / PEOPLE_PER_ACCOUNT;
    }

    Account account(long index) {
        Country country = Country.ALL.get(identity.below(Country.ALL.size(), index, 0));
        String name = identity.pick(NAME_PARTS, index, 1) + " " + identity.pick(NAME_ENDS, index, 2) + " " + index;
        return new Account(
                index, name, country, identity.pick(INDUSTRIES, index, 3), 20 + identity.below(4_000, index, 4));
    }

    /** People of the same account, the person left out, who are numbered near. */
    List<Long> colleagues(Person person) {
        long first = person.account().index() * PEOPLE_PER_ACCOUNT;
        List<Long> colleagues = new ArrayList<>();
        for (long index = first; index < Math.min(first + PEOPLE_PER_ACCOUNT, people); index++) {
            if (index != person.index()) {
                colleagues.add(index);
            }
        }
        return colleagues;
    }

    private Person person(long index) {
        Account account = account(index / PEOPLE_PER_ACCOUNT);
        Channel origin = index % 25 == 17 ? Channel.SALES : identity.pick(ORIGINS, index, 5);
        Instant first = firstTouch(index);
        LocalDate date = Period.dateOf(first);
        if (origin == Channel.EVENT || origin == Channel.WEBINAR) {
            Optional<Campaign> next = Campaigns.next(origin, date, 150);
            if (next.isEmpty() || !next.get().start().isBefore(Period.LAST_DAY)) {
                origin = Channel.ORGANIC_SEARCH;
            } else if (origin == Channel.EVENT) {
                first = Period.at(next.get().start(), 8 * 3600 + start.below(3600, index, 90));
            } else {
                first = Period.at(next.get().start().minusDays(start.below(14, index, 91)), 36_000);
            }
        }
        Country country = account.country();
        return new Person(
                index,
                account,
                origin,
                first,
                identity.pick(country.firstNames(), index, 6),
                identity.pick(country.lastNames(), index, 7),
                identity.pick(TITLES, index, 8));
    }

    private Instant firstTouch(long index) {
        LocalDate day = Period.FIRST_DAY;
        for (int attempt = 0; attempt < 8; attempt++) {
            day = Period.FIRST_DAY.plusDays(start.below(Period.DAYS - 10, index, 2 * attempt));
            if (start.happens(Period.season(day) / Period.HIGHEST_SEASON, index, 2 * attempt + 1)) {
                break;
            }
        }
        return Period.at(day, start.below(DAY, index, 40));
    }

    /** Everything that happens to the person. */
    Life life(long index) {
        Person person = person(index);
        Instant knownAt =
                person.start().plusSeconds(person.origin() == Channel.EVENT ? 3600 : 180 + fate.below(1800, index, 0));
        List<Event> events = journeys.of(person, knownAt);
        ConversionOdds odds = odds(person, knownAt, events);
        Optional<Instant> convertedAt =
                fate.happens(odds.probability(), index, 2) ? within(odds.at()) : Optional.empty();
        Optional<Instant> deletedAt = index % 60 == 31 && person.hasLead() && convertedAt.isEmpty()
                ? within(knownAt.plus(Duration.ofDays(45)))
                : Optional.empty();
        Optional<Life.Duplicate> duplicate = index % 40 == 9 && person.hasLead()
                ? within(knownAt.plus(Duration.ofDays(20)))
                        .map(mergedAt -> new Life.Duplicate(knownAt.plusSeconds(7200), mergedAt))
                : Optional.empty();
        List<Event> kept = deletedAt
                .map(deleted -> events.stream()
                        .filter(event -> event.at().isBefore(deleted))
                        .toList())
                .orElse(events);
        return new Life(
                person,
                knownAt,
                kept,
                duplicate,
                qualification(kept, convertedAt),
                odds,
                convertedAt,
                deletedAt,
                convertedAt.flatMap(converted -> deal(person, converted)));
    }

    private static Optional<Instant> within(Instant instant) {
        return instant.isBefore(Period.END) ? Optional.of(instant) : Optional.empty();
    }

    private ConversionOdds odds(Person person, Instant knownAt, List<Event> events) {
        Instant at =
                knownAt.plus(Duration.ofDays(21)).plusSeconds((long) fate.exponential(25.0 * DAY, person.index(), 1));
        return ConversionOdds.of(at, person.hasLead() ? BASE_ODDS : SALES_ODDS, events);
    }

    private static Optional<Instant> qualification(List<Event> events, Optional<Instant> convertedAt) {
        int score = 0;
        for (Event event : events) {
            score += Scores.points(event);
            if (score >= SCORE_FOR_SALES
                    && convertedAt.map(event.at()::isBefore).orElse(true)) {
                return Optional.of(event.at().plusSeconds(30));
            }
        }
        return Optional.empty();
    }

    private Optional<Deal> deal(Person person, Instant convertedAt) {
        long index = person.index();
        if (sale.happens(0.1, index, 0)) {
            return Optional.empty();
        }
        long cents = Math.round(900_000 * StrictMath.exp(0.7 * sale.bell(index, 1)));
        BigDecimal amount = BigDecimal.valueOf(cents, 2);
        LocalDate expected = Period.dateOf(convertedAt).plusDays(60);
        List<Change> changes = new ArrayList<>();
        changes.add(new Change(convertedAt, Stage.PROSPECTING, amount, expected));
        Instant at = convertedAt;
        for (int step = 1; !changes.get(step - 1).stage().isClosed(); step++) {
            at = at.plusSeconds(DAY / 2 + (long) sale.exponential(13.0 * DAY, index, 20 + step));
            if (!at.isBefore(Period.END)) {
                break;
            }
            Stage stage = sale.happens(0.2, index, 40 + step)
                    ? Stage.CLOSED_LOST
                    : next(changes.get(step - 1).stage());
            if (stage == Stage.PROPOSAL) {
                amount = BigDecimal.valueOf(cents * (85 + sale.below(31, index, 60)) / 100, 2);
            }
            LocalDate closeDate = stage.isClosed() ? Period.dateOf(at) : expected.plusDays(10L * step);
            changes.add(new Change(at, stage, amount, closeDate));
        }
        return Optional.of(new Deal(index, person.account().country().currency(), changes));
    }

    private static Stage next(Stage stage) {
        return switch (stage) {
            case PROSPECTING -> Stage.QUALIFICATION;
            case QUALIFICATION -> Stage.PROPOSAL;
            case PROPOSAL -> Stage.NEGOTIATION;
            case NEGOTIATION -> Stage.CLOSED_WON;
            case CLOSED_WON, CLOSED_LOST -> throw new IllegalArgumentException("nothing follows " + stage);
        };
    }
}
