package dev.ilk.lifecycle.rotation;

import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The port's guarantees but for durability, in memory. */
final class MemoryKeyStore implements KeyStore {
  private final Map<Id.Identity, Map<String, Sight>> all = new HashMap<>();

  /** Somebody proved themselves by it. */
  void used(Id.Identity client, String thumbprint, Instant at) {
    keys(client)
        .merge(
            thumbprint,
            new Sight(thumbprint, at, Optional.of(at), 0),
            (old, one) ->
                new Sight(
                    thumbprint,
                    old.since(),
                    old.lastUse().filter(last -> last.isAfter(at)).or(() -> Optional.of(at)),
                    old.told()));
  }

  private Map<String, Sight> keys(Id.Identity client) {
    return all.computeIfAbsent(client, one -> new TreeMap<>());
  }

  @Override
  public Map<Id.Identity, List<Sight>> of(Set<Id.Identity> clients) {
    Map<Id.Identity, List<Sight>> found = new HashMap<>();
    for (Id.Identity client : clients) {
      List<Sight> sights = new ArrayList<>(keys(client).values());
      sights.sort(Comparator.comparing(Sight::since).thenComparing(Sight::thumbprint));
      if (!sights.isEmpty()) {
        found.put(client, sights);
      }
    }
    return found;
  }

  @Override
  public void note(Map<Id.Identity, Set<String>> declared, Instant now) {
    declared.forEach((client, thumbprints) ->
        thumbprints.forEach(
            one -> keys(client).putIfAbsent(one, new Sight(one, now, Optional.empty(), 0))));
  }

  @Override
  public boolean tell(Id.Identity client, String thumbprint, int stage) {
    Sight known = keys(client).get(thumbprint);
    if (known == null || known.told() >= stage) {
      return false;
    }
    keys(client).put(thumbprint, new Sight(thumbprint, known.since(), known.lastUse(), stage));
    return true;
  }

  @Override
  public void forget(Instant before, Map<Id.Identity, Set<String>> declared) {
    all.forEach((client, keys) ->
        keys.values()
            .removeIf(one ->
                one.since().isBefore(before)
                    && one.lastUse().filter(last -> !last.isBefore(before)).isEmpty()
                    && !declared.getOrDefault(client, Set.of()).contains(one.thumbprint())));
  }
}
