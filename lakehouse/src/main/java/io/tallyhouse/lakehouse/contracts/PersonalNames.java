package io.tallyhouse.lakehouse.contracts;

import java.util.regex.Pattern;

/** Column names that look like personal data, so that nobody forgets to say whether they are. */
final class PersonalNames {
    private static final Pattern PERSONAL = Pattern.compile(
            "(^|.*_)(e_?mail|phone|mobile|fax|ip|(first|last|middle|full|maiden)_name|birth_?(date|day)|date_of_birth|"
                    + "social_security|ssn|street|user_?name)(_.*|$)");
    private static final Pattern ABOUT_SOMETHING_ELSE =
            Pattern.compile(".*_(id|type|reason|cause|status|kind|template|subject)");

    private PersonalNames() {}

    /** Whether a text column of that name may hold personal data. */
    static boolean looksPersonal(String column) {
        return PERSONAL.matcher(column).matches()
                && !ABOUT_SOMETHING_ELSE.matcher(column).matches();
    }
}
