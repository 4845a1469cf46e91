package io.tallyhouse.samples;

import java.util.List;

/** The sales team. */
final class Owners {
    /**
     * One member of the team.
     *
     * @param manager number of the manager, or the own number
     */
    record Owner(int number, String firstName, String lastName, String timeZone, String department, int manager) {
        String salesforceId() {
            return SalesforceId.USER.of(number);
        }
    }

    static final List<Owner> ALL = List.of(
            new Owner(1, "Greta", "Sommer", "Europe/Berlin", "Sales", 1),
            new Owner(2, "Paul", "Winter", "Europe/Berlin", "Sales", 1),
            new Owner(3, "Claire", "Petit", "Europe/Paris", "Sales", 1),
            new Owner(4, "Sven", "Lund", "Europe/Stockholm", "Sales", 1),
            new Owner(5, "Grace", "Miller", "America/New_York", "Sales", 5),
            new Owner(6, "Ethan", "Brooks", "America/Los_Angeles", "Sales", 5),
            new Owner(7, "Marta", "Keller", "Europe/Berlin", "Marketing", 7));

    private static final int AMERICA = 4;
    private static final int EUROPEANS = 4;

    private Owners() {}

    static Owner of(Account customer) {
        long account = customer.index();
        return customer.country().currency().equals("USD")
                ? ALL.get(AMERICA + (int) (account % 2))
                : ALL.get((int) (account % EUROPEANS));
    }
}
