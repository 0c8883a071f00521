package dev.ilk.measure.stored;

import dev.ilk.gate.measure.MeasureQuery;
import dev.ilk.kernel.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Numbers in memory, for tests of what counts. */
public final class MemoryMeasureStore implements MeasureStore {
  public final Map<Cell, Long> numbers = new HashMap<>();
  public final Map<Id.Identity, Instant> uses = new HashMap<>();
  private final TreeMap<LocalDate, Look> looks = new TreeMap<>();
  private long place;
  private Optional<Instant> counted = Optional.empty();
  private Instant claimed = Instant.EPOCH;

  @Override
  public synchronized Progress progress() {
    Optional<Instant> taken =
        looks.isEmpty() ? Optional.empty() : Optional.of(looks.lastEntry().getValue().at());
    return new Progress(place, counted, taken);
  }

  @Override
  public synchronized boolean add(Step step) {
    if (step.from() != place) {
      return false;
    }
    place = step.to();
    counted = Optional.of(counted.filter(step.latest()::isBefore).orElse(step.latest()));
    step.counts().numbers().forEach((cell, number) -> numbers.merge(cell, number, Long::sum));
    step.uses().forEach((id, at) -> uses.merge(id, at, (a, b) -> a.isAfter(b) ? a : b));
    return true;
  }

  @Override
  public synchronized boolean replace(Look look) {
    LocalDate day = LocalDate.ofInstant(look.at(), ZoneOffset.UTC);
    if (looks.containsKey(day) && looks.get(day).at().isAfter(look.at())) {
      return false;
    }
    looks.put(day, look);
    numbers
        .keySet()
        .removeIf(cell -> cell.day().equals(day) && cell.counter().sort() == Counter.Sort.STANDING);
    numbers.putAll(look.counts().numbers());
    return true;
  }

  @Override
  public synchronized Map<Id.Identity, Instant> lastUses(Set<Id.Identity> identities) {
    Map<Id.Identity, Instant> found = new HashMap<>(uses);
    found.keySet().retainAll(identities);
    return found;
  }

  @Override
  public synchronized Map<Cell, Long> read(MeasureQuery query) {
    Map<Cell, Long> found = new HashMap<>();
    String team = query.team().map(one -> one.name()).orElse(Cell.ALL);
    numbers.forEach((cell, number) -> {
      boolean wanted =
          cell.team().equals(team)
              && !cell.day().isBefore(query.from())
              && !cell.day().isAfter(query.to())
              && query.environment().map(one -> one.name().equals(cell.environment())).orElse(true);
      if (wanted) {
        Cell whole =
            new Cell(cell.day(), cell.counter(), "", cell.team(), cell.kind(), cell.bucket());
        found.merge(whole, number, Long::sum);
      }
    });
    return found;
  }

  @Override
  public synchronized List<Look> looks(LocalDate from, LocalDate to) {
    return looks.subMap(from, true, to, true).values().stream()
        .map(look -> new Look(look.at(), look.sources(), look.sourcesRead(), new Counts()))
        .toList();
  }

  @Override
  public synchronized boolean claim(Instant now, Instant until) {
    if (claimed.isAfter(now)) {
      return false;
    }
    claimed = until;
    return true;
  }
}
