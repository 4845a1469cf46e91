package io.tallyhouse.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TestExchangeRates {
    private static final LocalDate FRIDAY = LocalDate.of(2024, 5, 3);
    private static final LocalDate SUNDAY = LocalDate.of(2024, 5, 5);

    private final ExchangeRates rates = new ExchangeRates(new Chance(1));

    @Test
    void onASundayFridaysRateHolds() {
        assertThat(rates.rate("USD", SUNDAY)).isEqualTo(rates.rate("USD", FRIDAY));
    }

    @Test
    void aEuroIsAEuro() {
        assertThat(rates.toEuro(new BigDecimal("12.345"), "EUR", SUNDAY, 2)).isEqualTo("12.35");
    }

    @Test
    void aRateIsUnitsOfTheCurrencyPerEuro() {
        BigDecimal rate = rates.rate("USD", FRIDAY);

        assertThat(rates.toEuro(rate.multiply(new BigDecimal(100)), "USD", FRIDAY, 2))
                .isEqualTo("100.00");
    }

    @Test
    void thereIsNoRateBeforeTheFirst() {
        assertThatThrownBy(() -> rates.rate("USD", LocalDate.of(2023, 11, 30)))
                .hasMessage("no rate of USD on 2023-11-30");
    }

    @Test
    void theFileIsTheBanksWideFormWithATrailingComma() throws IOException {
        List<String> lines = Files.readAllLines(
                Reread.files(SmallCompany.company().folder(), "fx", "eurofxref").get(0));

        assertThat(lines.get(0)).isEqualTo("Date,USD,JPY,BGN,CZK,DKK,GBP,HUF,PLN,RON,SEK,CHF,NOK,AUD,CAD,");
        assertThat(lines.get(1)).startsWith("2024-12-31,").endsWith(",");
        assertThat(lines).anyMatch(line -> line.contains(",N/A,"));
        assertThat(lines).last().asString().startsWith("2023-12-01,");
    }
}
