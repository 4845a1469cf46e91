package io.tallyhouse.dashboards.trino;

/** Hears how far the set-up of Trino is; a command line shows it, a test ignores it. */
public interface SetupListener {
    /** A new step has begun, in words for a user. */
    void step(String text);

    /** The present step has done so many bytes of so many. */
    void progress(long doneBytes, long totalBytes);

    /** Tells nobody. */
    static SetupListener silent() {
        return new SetupListener() {
            @Override
            public void step(String text) {}

            @Override
            public void progress(long doneBytes, long totalBytes) {}
        };
    }
}
