package io.tallyhouse.lakehouse.contracts;

import java.util.List;
import java.util.Optional;

/** All contracts of the house, read once and valid. */
public record Definitions(List<Contract> sources, List<Contract> silver, List<Contract> gold) {
    public Definitions {
        sources = List.copyOf(sources);
        silver = List.copyOf(silver);
        gold = List.copyOf(gold);
    }

    /** The source of that name, if there is one. */
    public Optional<Contract> source(String id) {
        return sources.stream().filter(contract -> contract.id().equals(id)).findFirst();
    }

    /** The silver table of that name, if there is one. */
    public Optional<Contract> silverTable(String id) {
        return silver.stream().filter(contract -> contract.id().equals(id)).findFirst();
    }

    /** The gold table of that name, if there is one. */
    public Optional<Contract> goldTable(String id) {
        return gold.stream().filter(contract -> contract.id().equals(id)).findFirst();
    }
}
