package dev.ilk.scan;

import dev.ilk.scan.source.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers what all threads find, one entry for each secret. */
final class Gathered {
  /** Oldest commit first, then by path and line, whichever thread came first. */
  private static final Comparator<Leak.Spot> ORDER =
      Comparator.comparing((Leak.Spot spot) -> spot.place().commit().isPresent())
          .thenComparing(spot -> spot.place().commit().map(Place.Commit::when).orElse(Instant.MIN))
          .thenComparing(spot -> spot.place().path())
          .thenComparingLong(Leak.Spot::line);

  private final Marks marks;
  private final Fingerprints fingerprints;
  private final Optional<Fingerprints> server;
  private final Map<String, Leak> leaks = new HashMap<>();
  private final List<Unread> unread = new ArrayList<>();
  private long unreadCount;
  private long files;
  private long bytes;
  private long beyond;

  Gathered(Marks marks, Optional<byte[]> serverSalt) {
    this.marks = marks;
    this.server = serverSalt.map(Fingerprints::new);
    this.fingerprints = new Fingerprints(marks.salt());
  }

  synchronized void found(Place place, Match match) {
    String fingerprint = fingerprints.of(match.secret());
    Leak known = leaks.get(fingerprint);
    if (known == null && leaks.size() == ScanReport.MOST_LEAKS) {
      beyond++;
      return;
    }
    Leak one = alone(fingerprint, place, match);
    leaks.put(fingerprint, known == null ? one : both(known, one));
  }

  private Leak alone(String fingerprint, Place place, Match match) {
    return new Leak(
        fingerprint,
        match.rule(),
        match.rule().strength(match.secret()),
        Fingerprints.hint(match.secret()),
        match.rule().belonging().of(match.whole()),
        match.rule().knownAs().of(match.secret(), match.whole()),
        server.map(names -> names.of(match.secret())),
        List.of(new Leak.Spot(place, match.line(), match.column())),
        1,
        marks.reason(fingerprint).or(match::allowance));
  }

  private static Leak both(Leak known, Leak more) {
    Leak surer = more.strength().compareTo(known.strength()) > 0 ? more : known;
    List<Leak.Spot> spots = new ArrayList<>(known.places());
    spots.addAll(more.places());
    spots.sort(ORDER);
    return new Leak(
        known.fingerprint(),
        surer.rule(),
        surer.strength(),
        surer.hint(),
        surer.belonging().or(known::belonging).or(more::belonging),
        surer.knownAs().or(known::knownAs).or(more::knownAs),
        known.serverFingerprint(),
        spots.subList(0, Math.min(spots.size(), Leak.MOST_PLACES)),
        known.times() + more.times(),
        // What a line says for itself it says for that line alone.
        known.allowed().flatMap(_ -> more.allowed()));
  }

  synchronized void read(long length) {
    files++;
    bytes += length;
  }

  synchronized void unread(Place place, String why) {
    unreadCount++;
    if (unread.size() < ScanReport.MOST_UNREAD) {
      unread.add(new Unread(place, why));
    }
  }

  synchronized ScanReport report() {
    Comparator<Leak> surest = Comparator.comparing(Leak::strength).reversed();
    List<Leak> sorted =
        leaks.values().stream()
            .sorted(
                surest
                    .thenComparing(leak -> leak.rule().id())
                    .thenComparing(leak -> leak.places().getFirst(), ORDER))
            .toList();
    return new ScanReport(sorted, unread, unreadCount, files, bytes, beyond);
  }
}
