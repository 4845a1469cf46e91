package io.tallyhouse.lakehouse.contracts;

import static java.util.Objects.requireNonNull;

import java.text.Normalizer;

/** One spelling for the names of columns and objects, whatever the loader's taste. */
public final class ColumnNames {
    private ColumnNames() {}

    /**
     * A name in snake_case: {@code CampaignId}, {@code campaign.id}, {@code Campaign ID} and {@code campaign__id} are all
     * {@code campaign_id}. One leading underscore is kept, for it marks load metadata ({@code _fivetran_synced}); so
     * Salesforce's {@code Region__c} becomes {@code region_c}. A name without letters and digits becomes {@code _}.
     * Folding twice is the same as once.
     */
    public static String fold(String name) {
        int[] letters = Normalizer.normalize(requireNonNull(name, "name is null"), Normalizer.Form.NFC)
                .strip()
                .codePoints()
                .toArray();
        StringBuilder folded = new StringBuilder(letters.length + 8);
        boolean isGapOpen = letters.length > 0 && letters[0] == '_';
        for (int index = 0; index < letters.length; index++) {
            if (!Character.isLetterOrDigit(letters[index])) {
                isGapOpen |= !folded.isEmpty();
                continue;
            }
            if (isGapOpen || startsWord(letters, index)) {
                folded.append('_');
            }
            isGapOpen = false;
            folded.appendCodePoint(Character.toLowerCase(letters[index]));
        }
        return folded.isEmpty() ? "_" : folded.toString();
    }

    /** Whether a capital begins a new word: after a small letter or digit, or as the last capital of an acronym. */
    private static boolean startsWord(int[] letters, int index) {
        if (index == 0 || !isCapital(letters[index]) || !Character.isLetterOrDigit(letters[index - 1])) {
            return false;
        }
        boolean isBeforeSmall =
                index + 1 < letters.length && Character.isLetter(letters[index + 1]) && !isCapital(letters[index + 1]);
        return !isCapital(letters[index - 1]) || isBeforeSmall;
    }

    private static boolean isCapital(int letter) {
        return Character.toLowerCase(letter) != letter;
    }
}
