package io.tallyhouse.lakehouse.query;

import static java.util.Objects.requireNonNull;

/**
 * A piece of SQL text; all pieces of a text, one after the other, are the text.
 *
 * @param text as written
 * @param name what a {@link Kind#WORD} or {@link Kind#QUOTED_NAME} says, without its quotes; else empty
 */
record SqlToken(Kind kind, String text, String name) {
    SqlToken {
        requireNonNull(kind, "kind is null");
        requireNonNull(text, "text is null");
        requireNonNull(name, "name is null");
    }

    /** What a piece is. */
    enum Kind {
        /** An unquoted name, a keyword or a number. */
        WORD,
        /** A name in quotes of the engine's kind. */
        QUOTED_NAME,
        /** A string literal. */
        STRING,
        /** White space or a comment. */
        BLANK,
        /** One other character. */
        SIGN
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
    }

    boolean isSign(char sign) {
        return kind == Kind.SIGN && text.charAt(0) == sign;
    }

    boolean isKeyword(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }
}
