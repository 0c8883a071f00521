package dev.ilk.lifecycle.rotation;

import dev.ilk.actor.Client;
import dev.ilk.actor.ClientMethod;
import dev.ilk.actor.Status;
import dev.ilk.actor.Workload;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Routines;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.JournalUnavailable;
import dev.ilk.registry.directory.Directory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Notes which keys clients have, tells their owners before these are to be replaced, and finds
 * those that were not. What was told on one node is told on none again.
 */
final class Reminding {
  /** Keys that nobody declares or uses any more are forgotten after that. */
  static final Duration KEPT = Duration.ofDays(400);

  private final KeyStore keys;
  private final Directory directory;
  private final Overdue overdue;
  private final Routines routines;
  private final List<Duration> warn;
  private final InstantSource clock;

  Reminding(
      KeyStore keys,
      Directory directory,
      Overdue overdue,
      Routines routines,
      List<Duration> warn,
      InstantSource clock) {
    this.keys = keys;
    this.directory = directory;
    this.overdue = overdue;
    this.routines = routines;
    this.warn = warn;
    this.clock = clock;
  }

  void run() throws StoreUnavailable, PartUnavailable, JournalUnavailable {
    Instant now = clock.instant();
    Map<Id.Identity, Set<String>> declared = new HashMap<>();
    Map<Workload, ClientMethod> some = new LinkedHashMap<>();
    for (Client client : directory.declarations().clients()) {
      Optional<Workload> workload = directory.workload(client.workload());
      if (workload.isPresent()) {
        declared.put(workload.get().id(), ClientKeys.of(client.method()));
        some.put(workload.get(), client.method());
      }
      if (some.size() == KeyStore.MOST_CLIENTS) {
        look(some, now);
        some.clear();
      }
    }
    look(some, now);
    overdue.forget(now);
    keys.forget(now.minus(KEPT), declared);
  }

  private void look(Map<Workload, ClientMethod> clients, Instant now)
      throws StoreUnavailable, PartUnavailable, JournalUnavailable {
    Map<Id.Identity, Set<String>> declared = new HashMap<>();
    clients.forEach((workload, method) -> declared.put(workload.id(), ClientKeys.of(method)));
    Map<Id.Identity, List<KeyStore.Sight>> known = keys.of(declared.keySet());
    Map<Id.Identity, Set<String>> fresh = fresh(declared, known);
    if (!fresh.isEmpty()) {
      keys.note(fresh, now);
    }
    for (Map.Entry<Workload, ClientMethod> one : clients.entrySet()) {
      Workload workload = one.getKey();
      Optional<DueDate> due =
          workload.status() == Status.ENDED
              ? Optional.empty()
              : DueDate.next(
                  workload, one.getValue(), known.getOrDefault(workload.id(), List.of()));
      if (due.isPresent()) {
        remind(workload, due.get(), now);
      }
    }
  }

  private static Map<Id.Identity, Set<String>> fresh(
      Map<Id.Identity, Set<String>> declared, Map<Id.Identity, List<KeyStore.Sight>> known) {
    Map<Id.Identity, Set<String>> fresh = new HashMap<>();
    declared.forEach((client, thumbprints) -> {
      Set<String> left = new HashSet<>(thumbprints);
      known.getOrDefault(client, List.of()).forEach(sight -> left.remove(sight.thumbprint()));
      if (!left.isEmpty()) {
        fresh.put(client, left);
      }
    });
    return fresh;
  }

  private void remind(Workload workload, DueDate due, Instant now)
      throws StoreUnavailable, PartUnavailable, JournalUnavailable {
    Duration every = workload.stewardship().rotation().orElseThrow();
    int stage = due.stage(warn, every, now);
    String key = due.key().thumbprint();
    if (!now.isBefore(due.at())) {
      if (!overdue.again(workload.id(), key, now)) {
        attempt(
            "FindRotationOverdue",
            "ilk:keys-are-rotated",
            "its key was to be replaced by " + due.at(),
            workload,
            due,
            () -> overdue.add(workload, key, due.at(), now));
      }
    } else if (stage > due.key().told()) {
      attempt(
          "WarnRotation",
          "ilk:owners-are-warned",
          "its key is to be replaced by " + due.at(),
          workload,
          due,
          () -> keys.tell(workload.id(), key, stage));
    }
  }

  /** Tells one thing, if no other node did. */
  private interface Telling {
    boolean tell() throws StoreUnavailable;
  }

  private void attempt(
      String action, String rule, String why, Workload workload, DueDate due, Telling telling)
      throws PartUnavailable, JournalUnavailable {
    routines.attempt(
        new Routines.Due(
                action,
                "Identity",
                workload.id().value(),
                rule,
                why,
                Map.of(
                    "subject", workload.subject(),
                    "owner", workload.stewardship().owner().name(),
                    "contact", workload.stewardship().contact(),
                    "approver", workload.stewardship().approver().orElse(""),
                    "key", due.key().thumbprint(),
                    "due", due.at().toString()))
            .in(workload.environment()),
        () -> {
          try {
            return telling.tell() ? Optional.of(Map.of()) : Optional.empty();
          } catch (StoreUnavailable e) {
            throw new PartUnavailable("what was told cannot be stored", e);
          }
        });
  }
}
