package dev.ilk.rollout;

import dev.ilk.gate.ApplyPolicies;
import dev.ilk.kernel.Changes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Versions in memory, for tests of other rooms. */
public final class MemoryPolicyStore implements PolicyStore, Changes {
  private final List<PolicyVersion> versions = new ArrayList<>();

  @Override
  public synchronized List<PolicyVersion> inForce(long number) {
    Map<String, PolicyVersion> latest = new TreeMap<>();
    versions.stream()
        .filter(version -> version.number() <= number)
        .forEach(
            version -> latest.put(version.team().map(team -> team.name()).orElse(""), version));
    return List.copyOf(latest.values());
  }

  @Override
  public synchronized Optional<PolicyVersion> find(long number) {
    return versions.stream().filter(version -> version.number() == number).findFirst();
  }

  @Override
  public synchronized List<Entry> history(long before, int limit) {
    return versions.stream()
        .filter(version -> version.number() < before)
        .sorted(Comparator.comparing(PolicyVersion::number).reversed())
        .limit(limit)
        .map(version ->
            new Entry(
                version.number(),
                version.team(),
                version.at(),
                version.by(),
                version.reason(),
                version.digest(),
                version.restores(),
                version.files().size()))
        .toList();
  }

  @Override
  public synchronized boolean add(PolicyVersion next) {
    return next.number() == versions.size() + 1 && versions.add(next);
  }

  @Override
  public synchronized long latest() {
    return versions.size();
  }

  @Override
  public synchronized List<Change> after(long number, int limit) {
    return versions.stream()
        .filter(version -> version.number() > number)
        .limit(limit)
        .map(version ->
            new Change(version.number(), Topic.POLICIES, ApplyPolicies.setName(version.team())))
        .toList();
  }
}
