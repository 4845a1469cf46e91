package io.tallyhouse.pipelines.landing;

import java.io.IOException;

/** The content of a file ends or breaks in the middle: a fault of the file, which reading again does not heal. */
final class CutException extends IOException {
    CutException(String message, Throwable cause) {
        super(message, cause);
    }
}
