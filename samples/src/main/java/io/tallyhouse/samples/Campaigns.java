package io.tallyhouse.samples;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All campaigns of the company. */
final class Campaigns {
    private static final String TABLE = """
            PS-101 | PAID_SEARCH | EUR | 2024-01-01 | 2025-12-31 | Brand DACH
            PS-102 | PAID_SEARCH | EUR | 2024-01-01 | 2025-12-31 | Generic DACH
            PS-103 | PAID_SEARCH | EUR | 2024-02-01 | 2025-06-30 | Competitors DACH
            PS-104 | PAID_SEARCH | EUR | 2024-03-01 | 2025-12-31 | Generic Nordics
            PS-105 | PAID_SEARCH | EUR | 2024-09-01 | 2025-12-31 | Generic France
            PS-106 | PAID_SEARCH | EUR | 2025-01-01 | 2025-12-31 | Connectors EU
            PS-201 | PAID_SEARCH | USD | 2024-01-01 | 2025-12-31 | Brand US
            PS-202 | PAID_SEARCH | USD | 2024-01-01 | 2025-12-31 | Generic US
            PS-203 | PAID_SEARCH | USD | 2024-06-01 | 2025-12-31 | Connectors US
            DI-101 | DISPLAY | EUR | 2024-01-15 | 2024-12-31 | Retargeting EU 2024
            DI-102 | DISPLAY | EUR | 2024-04-01 | 2024-09-30 | Awareness DACH
            DI-103 | DISPLAY | EUR | 2025-01-01 | 2025-12-31 | Retargeting EU 2025
            DI-201 | DISPLAY | USD | 2024-02-01 | 2025-03-31 | Retargeting US
            DI-202 | DISPLAY | USD | 2025-02-01 | 2025-12-31 | Awareness US
            EV-101 | EVENT | EUR | 2024-03-12 | 2024-03-14 | Data Week Berlin 2024
            EV-102 | EVENT | EUR | 2024-09-24 | 2024-09-26 | Nordlicht Roadshow 2024
            EV-201 | EVENT | USD | 2024-11-05 | 2024-11-07 | Data Summit New York 2024
            EV-103 | EVENT | EUR | 2025-03-18 | 2025-03-20 | Data Week Berlin 2025
            EV-104 | EVENT | EUR | 2025-09-23 | 2025-09-25 | Nordlicht Roadshow 2025
            EV-202 | EVENT | USD | 2025-11-04 | 2025-11-06 | Data Summit New York 2025
            EV-105 | EVENT | EUR | 2026-02-10 | 2026-02-12 | Winter Summit Munich 2026
            WB-101 | WEBINAR | EUR | 2024-02-20 | 2024-02-20 | Lakehouse 101
            WB-102 | WEBINAR | EUR | 2024-05-14 | 2024-05-14 | Costs under Control
            WB-103 | WEBINAR | EUR | 2024-08-27 | 2024-08-27 | Quality Gates
            WB-104 | WEBINAR | EUR | 2024-11-19 | 2024-11-19 | Year-end Close
            WB-105 | WEBINAR | EUR | 2025-02-18 | 2025-02-18 | Contracts for Data
            WB-106 | WEBINAR | EUR | 2025-05-13 | 2025-05-13 | Attribution without Tears
            WB-107 | WEBINAR | EUR | 2025-08-26 | 2025-08-26 | Streaming Costs
            WB-108 | WEBINAR | EUR | 2025-11-18 | 2025-11-18 | Planning 2026
            CT-101 | CONTENT | EUR | 2024-01-10 | 2024-12-31 | E-book Clean Data
            CT-102 | CONTENT | EUR | 2024-04-10 | 2025-03-31 | Benchmark Report 2024
            CT-103 | CONTENT | EUR | 2024-10-01 | 2025-12-31 | Buyer's Guide
            CT-104 | CONTENT | EUR | 2025-04-10 | 2025-12-31 | Benchmark Report 2025
            CT-201 | CONTENT | USD | 2024-06-01 | 2025-12-31 | State of Data, US
            EM-101 | EMAIL | EUR | 2024-01-01 | 2025-12-31 | Newsletter DACH
            EM-102 | EMAIL | EUR | 2024-01-01 | 2025-12-31 | Newsletter EU
            EM-201 | EMAIL | EUR | 2024-01-01 | 2025-12-31 | Newsletter US
            EM-103 | EMAIL | EUR | 2024-01-01 | 2025-12-31 | Nurture Evaluation
            """;

    private static final List<Campaign> ALL = parse();
    private static final Map<Channel, List<Campaign>> BY_CHANNEL =
            ALL.stream().collect(Collectors.groupingBy(Campaign::channel));

    private Campaigns() {}

    static List<Campaign> all() {
        return ALL;
    }

    static List<Campaign> of(Channel channel) {
        return BY_CHANNEL.getOrDefault(channel, List.of());
    }

    /** The campaigns of a channel that run on that day, in this currency's market. */
    static List<Campaign> live(Channel channel, LocalDate date, String currency) {
        return ALL.stream()
                .filter(campaign ->
                        campaign.channel() == channel && campaign.currency().equals(currency) && campaign.isLive(date))
                .toList();
    }

    /** The next campaign of a channel to start within so many days. */
    static Optional<Campaign> next(Channel channel, LocalDate date, int days) {
        return of(channel).stream()
                .filter(campaign ->
                        !campaign.start().isBefore(date) && campaign.start().isBefore(date.plusDays(days)))
                .findFirst();
    }

    private static List<Campaign> parse() {
        List<Campaign> campaigns = new ArrayList<>();
        for (String line : TABLE.lines().toList()) {
            String[] fields = line.split(" \\| ", -1);
            campaigns.add(new Campaign(
                    campaigns.size(),
                    fields[0],
                    Channel.valueOf(fields[1]),
                    fields[2],
                    LocalDate.parse(fields[3]),
                    LocalDate.parse(fields[4]),
                    fields[5]));
        }
        return List.copyOf(campaigns);
    }
}
