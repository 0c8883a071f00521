package dev.ilk.issue.federation;

import dev.ilk.actor.Environment;
import dev.ilk.actor.TrustDomain;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Federations of one process. */
final class MemoryFederations implements FederationStore {
  private final Map<String, Relation> relations = new LinkedHashMap<>();

  private static String key(Environment at, TrustDomain domain) {
    return at + " " + domain;
  }

  @Override
  public synchronized Added add(Relation relation) {
    String key = key(relation.domain().at(), relation.domain().domain());
    if (relations.containsKey(key)) {
      return Added.THERE;
    }
    long others =
        relations.values().stream()
            .filter(one -> one.domain().at().equals(relation.domain().at()))
            .count();
    if (others >= MOST) {
      return Added.FULL;
    }
    relations.put(key, relation);
    return Added.ADDED;
  }

  @Override
  public synchronized boolean remove(Environment at, TrustDomain domain) {
    return relations.remove(key(at, domain)) != null;
  }

  @Override
  public synchronized boolean keep(Environment at, TrustDomain domain, Kept bundle, Instant due) {
    Relation before = relations.get(key(at, domain));
    if (before == null || before.kept().filter(kept -> replaces(kept, bundle)).isPresent()) {
      return false;
    }
    relations.put(
        key(at, domain), new Relation(before.domain(), Optional.of(bundle), Optional.empty(), due));
    return true;
  }

  private static boolean replaces(Kept kept, Kept bundle) {
    boolean older =
        kept.sequence().isPresent() && bundle.sequence().orElse(-1L) < kept.sequence().get();
    return older || kept.read().isAfter(bundle.read());
  }

  @Override
  public synchronized void fail(Environment at, TrustDomain domain, String trouble, Instant due) {
    relations.computeIfPresent(
        key(at, domain),
        (key, one) -> new Relation(one.domain(), one.kept(), Optional.of(trouble), due));
  }

  @Override
  public synchronized List<Relation> all() {
    return relations.values().stream()
        .sorted(Comparator.comparing(one -> key(one.domain().at(), one.domain().domain())))
        .toList();
  }
}
