package io.tallyhouse.pipelines.landing;

import io.tallyhouse.lakehouse.errors.ExitCode;
import io.tallyhouse.lakehouse.errors.UserError;
import io.tallyhouse.pipelines.landing.FileLedger.FileVersion;
import io.tallyhouse.pipelines.landing.FileLedger.State;
import io.tallyhouse.pipelines.landing.LandingFiles.ObjectName;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** Decides for each file of an object whether it is new, known, the same again, or still growing. */
final class FilePlanner {
    private final Configuration configuration;
    private final FileLedger ledger;
    private final Instant now;
    private final Duration settle;

    FilePlanner(Configuration configuration, FileLedger ledger, Instant now, Duration settle) {
        this.configuration = configuration;
        this.ledger = ledger;
        this.now = now;
        this.settle = settle;
    }

    /** What to load of these files, and what to say of the others. Remembers in the ledger what is not to be loaded. */
    Plan plan(ObjectName object, List<LandedFile> files) {
        Map<Place, FileVersion> known = new HashMap<>();
        ledger.files(object.source(), object.object()).forEach(version -> known.put(Place.of(version.file()), version));
        List<LandedFile> news = files.stream()
                .filter(file -> !isKnown(file, Optional.ofNullable(known.get(Place.of(file)))))
                .toList();
        Plan plan = new Plan(new ArrayList<>(), new ArrayList<>());
        if (news.isEmpty()) {
            return plan;
        }
        Contents contents = new Contents(new HashMap<>(), new HashMap<>());
        ledger.contents(object.source(), object.object()).forEach(contents::add);
        for (LandedFile file : news) {
            decide(object, file, Optional.ofNullable(known.get(Place.of(file))), contents, plan);
        }
        return plan;
    }

    private static boolean isKnown(LandedFile file, Optional<FileVersion> known) {
        return known.filter(version -> version.state() != State.WAITING)
                .filter(version -> version.file().equals(file))
                .isPresent();
    }

    private void decide(ObjectName object, LandedFile file, Optional<FileVersion> known, Contents contents, Plan plan) {
        int version = known.map(former -> former.state() == State.STORED ? former.version() + 1 : former.version())
                .orElse(1);
        Optional<String> digest = isSettled(file, known) ? sha256(file) : Optional.empty();
        if (digest.isEmpty()) {
            plan.notes.add(new Note(file.path(), "waits: it may still be growing; the next run looks again"));
            Instant seenAt = known.filter(former -> former.file().equals(file))
                    .map(FileVersion::seenAt)
                    .orElse(now);
            remember(object, new FileVersion(file, version, "", State.WAITING, 0, seenAt));
            return;
        }
        String sha256 = digest.orElseThrow();
        Optional<FileVersion> former = contents.at(file);
        // A path that is written again with what it held long ago says so on purpose; another path only repeats.
        Optional<FileVersion> same = former.isPresent()
                ? former.filter(stored -> stored.sha256().equals(sha256))
                : Optional.ofNullable(contents.byDigest.get(sha256));
        if (same.isPresent()) {
            plan.notes.add(new Note(file.path(), "is not loaded: " + sameAs(file, same.orElseThrow())));
            remember(object, new FileVersion(file, version, sha256, State.REPEATED, 0, now));
            return;
        }
        former.ifPresent(stored -> plan.notes.add(new Note(
                file.path(),
                "has new content: loaded as its version %d (batch %d holds the one before)"
                        .formatted(version, stored.batch()))));
        FileVersion planned = new FileVersion(file, version, sha256, State.PLANNED, 0, now);
        contents.add(planned);
        plan.files.add(planned);
    }

    private void remember(ObjectName object, FileVersion version) {
        ledger.remember(object.source(), object.object(), version);
    }

    private static String sameAs(LandedFile file, FileVersion same) {
        String where = same.file().path().equals(file.path())
                ? "the same content again"
                : "the same content as " + same.file().path();
        return same.batch() > 0 ? "%s (batch %d)".formatted(where, same.batch()) : where;
    }

    /** Old enough, or unchanged since an earlier look that is. */
    private boolean isSettled(LandedFile file, Optional<FileVersion> known) {
        Instant latest = now.minus(settle);
        return !file.modifiedAt().isAfter(latest)
                || known.filter(former -> former.file().equals(file))
                        .filter(former -> !former.seenAt().isAfter(latest))
                        .isPresent();
    }

    /** Digest of the content; nothing where the file changed meanwhile. */
    private Optional<String> sha256(LandedFile file) {
        FileContent content = new FileContent(configuration, file.uri(), file.size());
        try (InputStream input = content.open()) {
            String sha256 = Sha256.of(input);
            return LandingFiles.look(configuration, file).filter(file::equals).map(same -> sha256);
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.SOURCE_UNREADABLE,
                    "Cannot read %s: %s. Check the file and its rights, and run again."
                            .formatted(file.uri(), e.getMessage()),
                    e);
        }
    }

    /** Files to load, oldest first, without a batch yet; and notes. */
    record Plan(List<FileVersion> files, List<Note> notes) {}

    /** What was loaded so far: the first file of each content, and the newest content of each path. */
    private record Contents(Map<String, FileVersion> byDigest, Map<Place, FileVersion> byPlace) {
        void add(FileVersion version) {
            byDigest.putIfAbsent(version.sha256(), version);
            byPlace.merge(
                    Place.of(version.file()), version, (one, other) -> one.version() > other.version() ? one : other);
        }

        Optional<FileVersion> at(LandedFile file) {
            return Optional.ofNullable(byPlace.get(Place.of(file)));
        }
    }

    private record Place(String landing, String path) {
        static Place of(LandedFile file) {
            return new Place(file.landing(), file.path());
        }
    }
}
