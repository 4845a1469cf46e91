package io.tallyhouse.lakehouse.query;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.lakehouse.query.SqlToken.Kind;
import java.util.List;
import java.util.Set;

/**
 * Makes a select read gold as it was at a release: each {@code gold.analytics.<table>} in it becomes
 * {@code gold.analytics.<table> FOR VERSION AS OF 'rel_<id>'}. Text in strings and comments stays as it is, and so does a
 * table that the select itself gives a version. Names must be written in full; an engine that is asked without a default
 * catalog refuses any other.
 */
public final class ReleasePin {
    private static final Set<String> PINNABLE = Set.of("select", "with", "from", "explain", "values");
    private static final Set<String> VERSION_WORDS = Set.of("version", "timestamp", "system_version", "system_time");

    private final List<SqlToken> tokens;

    private ReleasePin(List<SqlToken> tokens) {
        this.tokens = tokens;
    }

    /**
     * The same select at a release.
     *
     * @param tag the release's tag on each table, as {@code rel_12}
     * @throws UserError when the statement is no select
     */
    public static String pin(String sql, String tag, Engine engine) {
        if (!tag.matches("\\w+")) {
            throw new IllegalArgumentException("A release's tag has letters, digits and _ only: " + tag);
        }
        ReleasePin pin = new ReleasePin(SqlTokens.of(sql, engine));
        pin.requireSelect(tag);
        return pin.rewrite(" for version as of '%s'".formatted(tag));
    }

    private void requireSelect(String tag) {
        int first = 0;
        while (first < tokens.size() && (isBlank(first) || tokens.get(first).isSign('('))) {
            first++;
        }
        if (first == tokens.size() || !PINNABLE.contains(tokens.get(first).name())) {
            throw new UserError(
                    ExitCode.USAGE,
                    "Cannot run this statement at release %s: only a select can read a release. Leave --release out."
                            .formatted(tag));
        }
    }

    private String rewrite(String version) {
        StringBuilder text = new StringBuilder();
        int index = 0;
        while (index < tokens.size()) {
            int end = tokens.get(index).isName() && !followsDot(index) ? endOfName(index) : index + 1;
            tokens.subList(index, end).forEach(token -> text.append(token.text()));
            if (isGoldTable(index, end) && !isFollowedBySignOrVersion(end)) {
                text.append(version);
            }
            index = end;
        }
        return text.toString();
    }

    /** The end of {@code a.b.c}, blanks between its parts included. */
    private int endOfName(int start) {
        int end = start + 1;
        while (true) {
            int dot = next(end);
            if (dot == tokens.size() || !tokens.get(dot).isSign('.')) {
                return end;
            }
            int part = next(dot + 1);
            if (part == tokens.size() || !tokens.get(part).isName()) {
                return end;
            }
            end = part + 1;
        }
    }

    private boolean isGoldTable(int start, int end) {
        List<String> parts = tokens.subList(start, end).stream()
                .filter(SqlToken::isName)
                .map(SqlToken::name)
                .toList();
        return parts.size() == 3 && parts.get(0).equals("gold") && parts.get(1).equals("analytics");
    }

    private boolean isFollowedBySignOrVersion(int end) {
        int at = next(end);
        if (at < tokens.size() && (tokens.get(at).isSign('.') || tokens.get(at).isSign('('))) {
            return true;
        }
        if (at < tokens.size() && tokens.get(at).isKeyword("for")) {
            at = next(at + 1);
        }
        int as = next(at + 1);
        return at < tokens.size()
                && as < tokens.size()
                && tokens.get(at).kind() == Kind.WORD
                && VERSION_WORDS.contains(tokens.get(at).name())
                && tokens.get(as).isKeyword("as")
                && next(as + 1) < tokens.size()
                && tokens.get(next(as + 1)).isKeyword("of");
    }

    private boolean followsDot(int index) {
        int before = index - 1;
        while (before >= 0 && isBlank(before)) {
            before--;
        }
        return before >= 0 && tokens.get(before).isSign('.');
    }

    /** The first place from here on that is no blank, or the end. */
    private int next(int from) {
        int index = from;
        while (index < tokens.size() && isBlank(index)) {
            index++;
        }
        return index;
    }

    private boolean isBlank(int index) {
        return tokens.get(index).kind() == Kind.BLANK;
    }
}
