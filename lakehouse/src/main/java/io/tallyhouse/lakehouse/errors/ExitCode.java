package io.tallyhouse.lakehouse.errors;

/** How a command ends, as the number a shell or a scheduler sees. */
public enum ExitCode {
    /** Everything asked for was done. */
    DONE(0),
    /** A bug in tallyhouse; the stack trace is in the log. */
    BUG(1),
    /** The command line could not be understood. */
    USAGE(2),
    /** A contract or a setting is wrong. */
    CONFIGURATION(3),
    /** A quality gate closed; the previous release is still served. */
    GATE_CLOSED(4),
    /** A source could not be read; another try may succeed. */
    SOURCE_UNREADABLE(5),
    /** Another run holds the warehouse. */
    BUSY(6);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The process exit status. */
    public int code() {
        return code;
    }
}
