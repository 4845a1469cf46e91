package io.tallyhouse.pipelines.landing;

import java.util.Locale;

/** Folds the names that vendors and loaders use into one form. */
final class ColumnNames {
    private ColumnNames() {}

    /**
     * The snake_case form: {@code CampaignId}, {@code campaign.id} and {@code Campaign ID} are {@code campaign_id}. A leading
     * underscore stays.
     */
    static String fold(String name) {
        StringBuilder folded = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            if (!Character.isLetterOrDigit(letter)) {
                underscore(folded, i == 0 && letter == '_');
                continue;
            }
            if (Character.isUpperCase(letter) && startsWord(name, i)) {
                underscore(folded, false);
            }
            folded.append(letter);
        }
        int length = folded.length();
        while (length > 1 && folded.charAt(length - 1) == '_') {
            length--;
        }
        folded.setLength(length);
        return folded.toString().toLowerCase(Locale.ROOT);
    }

    /** {@code accountId}, {@code HTTPServer}: a capital after a small letter or digit, or before a small letter. */
    private static boolean startsWord(String name, int at) {
        if (at == 0) {
            return false;
        }
        char before = name.charAt(at - 1);
        if (Character.isLowerCase(before) || Character.isDigit(before)) {
            return true;
        }
        return Character.isUpperCase(before) && at + 1 < name.length() && Character.isLowerCase(name.charAt(at + 1));
    }

    private static void underscore(StringBuilder folded, boolean leading) {
        boolean follows = folded.length() > 0 && folded.charAt(folded.length() - 1) != '_';
        if (leading || follows) {
            folded.append('_');
        }
    }
}
