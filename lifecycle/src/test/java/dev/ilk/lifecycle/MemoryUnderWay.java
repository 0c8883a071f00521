package dev.ilk.lifecycle;

import dev.ilk.kernel.Id;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The port's guarantees but for durability, in memory. */
public abstract class MemoryUnderWay<T> implements UnderWayStore<T> {
  private final TreeMap<String, T> all = new TreeMap<>();

  /** Whose it is. */
  protected abstract Id.Identity identity(T one);

  /** Whether anything is still to come. */
  protected abstract boolean isOpen(T one);

  /** Whether they are the same one in the same state. */
  protected abstract boolean isSame(T one, T other);

  @Override
  public boolean begin(T one) {
    if (find(identity(one)).filter(this::isOpen).isPresent()) {
      return false;
    }
    all.put(identity(one).value(), one);
    return true;
  }

  @Override
  public Optional<T> find(Id.Identity identity) {
    return Optional.ofNullable(all.get(identity.value()));
  }

  @Override
  public List<T> open(String after, int limit) {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("at most " + MOST);
    }
    return all.tailMap(after, false).values().stream().filter(this::isOpen).limit(limit).toList();
  }

  @Override
  public boolean replace(T before, T after) {
    T stands = all.get(identity(before).value());
    if (stands == null || !isSame(stands, before)) {
      return false;
    }
    all.put(identity(after).value(), after);
    return true;
  }
}
