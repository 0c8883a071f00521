package dev.ilk.lifecycle.request;

import dev.ilk.actor.Team;
import dev.ilk.gate.request.IdentityRequest;
import dev.ilk.kernel.Id;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The port's guarantees but for durability, in memory. */
final class MemoryRequestStore implements RequestStore {
  private final TreeMap<String, IdentityRequest> requests = new TreeMap<>();

  @Override
  public void add(IdentityRequest request) {
    requests.put(request.id().value(), request);
  }

  @Override
  public Optional<IdentityRequest> find(Id.IdentityRequest id) {
    return Optional.ofNullable(requests.get(id.value()));
  }

  @Override
  public Optional<IdentityRequest> of(Id.AccessRequest task) {
    return latest(one -> one.approval().task().equals(Optional.of(task)), 1).stream().findFirst();
  }

  @Override
  public List<IdentityRequest> by(Id.Identity by, int limit) {
    return latest(one -> one.asked().by().equals(by), limit);
  }

  @Override
  public List<IdentityRequest> of(Team team, int limit) {
    return latest(one -> one.asked().team().equals(team), limit);
  }

  private List<IdentityRequest> latest(Predicate<IdentityRequest> which, int limit) {
    return requests.values().stream()
        .filter(which)
        .sorted(Comparator.comparing((IdentityRequest one) -> one.id().value()).reversed())
        .limit(checked(limit))
        .toList();
  }

  @Override
  public List<IdentityRequest> open(String after, int limit) {
    return requests.tailMap(after, false).values().stream()
        .filter(one -> one.state().isOpen())
        .limit(checked(limit))
        .toList();
  }

  private static int checked(int limit) {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("at most " + MOST);
    }
    return limit;
  }

  @Override
  public boolean replace(IdentityRequest before, IdentityRequest after) {
    IdentityRequest stands = requests.get(before.id().value());
    if (stands == null || stands.state() != before.state()) {
      return false;
    }
    requests.put(after.id().value(), after);
    return true;
  }
}
