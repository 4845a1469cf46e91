package io.tallyhouse.models.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a command without a framework reads its options. */
class TestFileCommand {
    private final FileCommand command = new FileCommand(
            "count beans", List.of("--beans", "--margin"), "--beans FILE [--margin M]", (words, out) -> List.of());

    @Test
    void valuesFollowTheirOptionsOrAnEqualsSign() {
        CommandWords words = command.words(new String[] {"--margin=0.7", "--beans", "a=b.csv"});

        assertThat(words.text("--beans")).contains("a=b.csv");
        assertThat(words.number("--margin")).hasValue(0.7);
        assertThat(command.words(new String[] {"--beans", "b.csv"}).number("--margin"))
                .isEmpty();
    }

    @Test
    void aMistakeIsToldWithTheWayToUseIt() {
        assertMisused("there is no option `--been`", "--been", "b.csv");
        assertMisused("`--beans` has no value", "--beans");
        assertMisused("`--beans` is given twice", "--beans", "a", "--beans=b");
        assertMisused("no --beans is given", "--margin", "1");
    }

    @Test
    void aNumberThatIsNoneIsTold() {
        CommandWords words = command.words(new String[] {"--beans", "b.csv", "--margin", "half"});

        assertThatThrownBy(() -> words.number("--margin"))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "Cannot read the command line: `half` is no number for --margin. Write it in digits, as 0.7.");
    }

    private void assertMisused(String why, String... arguments) {
        assertThatThrownBy(() -> command.words(arguments))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot count beans: " + why + ". Use --beans FILE [--margin M].")
                .extracting(error -> ((UserError) error).exitCode())
                .isEqualTo(ExitCode.USAGE);
    }
}
