package io.tallyhouse.lakehouse.contracts;

import java.util.List;

/** A contract with what it says of others, not yet checked. */
record ParsedContract(Contract contract, List<Link> links) {
    ParsedContract {
        links = List.copyOf(links);
    }
}
