package io.tallyhouse.samples;

import java.util.List;

/**
 * Where an account sits, and how its people are called.
 *
 * @param currency in which it is offered and invoiced
 */
record Country(String label, String currency, String phonePrefix, List<String> firstNames, List<String> lastNames) {
    static final List<Country> ALL = List.of(
            new Country(
                    "Germany",
                    "EUR",
                    "+49 30",
                    List.of("Anna", "Jonas", "Mia", "Lukas", "Jürgen", "Käthe", "Emil", "Frieda"),
                    List.of("Schmidt", "Müller", "Weber", "Schäfer", "Vogel", "Krüger", "Lorenz", "Groß")),
            new Country(
                    "United States",
                    "USD",
                    "+1 212",
                    List.of("Olivia", "Noah", "Emma", "Liam", "Ava", "Mason", "Ella", "Wyatt"),
                    List.of("Johnson", "O'Neil", "Davis", "Nguyen", "Lopez", "Clark", "Walker", "Reed")),
            new Country(
                    "France",
                    "EUR",
                    "+33 1",
                    List.of("Chloé", "Hugo", "Inès", "Louis", "Zoé", "Jules", "Léa", "Noé"),
                    List.of("Martin", "Lefèvre", "Moreau", "Dubois", "Garnier", "Roux", "Blanc", "Faure")),
            new Country(
                    "Sweden",
                    "EUR",
                    "+46 8",
                    List.of("Astrid", "Björn", "Freja", "Gustav", "Elsa", "Nils", "Saga", "Olle"),
                    List.of("Lindqvist", "Åberg", "Nyström", "Holm", "Sjögren", "Berg", "Ek", "Dahl")));
}
