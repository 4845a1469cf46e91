package io.tallyhouse.pipelines.landing;

import java.util.List;

/** The names under which a record's values came. Records that share their names share the header. */
final class Header {
    private final List<String> names;

    Header(List<String> names) {
        this.names = List.copyOf(names);
    }

    /** Names as received, in the order of the values. */
    List<String> names() {
        return names;
    }
}
