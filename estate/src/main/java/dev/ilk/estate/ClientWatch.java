package dev.ilk.estate;

import dev.ilk.actor.Machine;
import dev.ilk.discover.finding.Severity;
import dev.ilk.estate.stored.ClientUses;
import dev.ilk.estate.stored.FindingStore;
import dev.ilk.estate.stored.Wrong;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Routines;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.JournalUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds clients that are in two workloads' hands (W3). It looks at what the record tells, whichever
 * nodes wrote it; the same is found wherever it runs, and told once.
 */
public final class ClientWatch {
  /** What such a finding is called. */
  static final String CODE = "shared-client";

  /** A finding goes when it was not so for this long. */
  static final Duration REMEMBERED = Duration.ofDays(7);

  /** Longer than anybody pauses; what is older can be at once with nothing new. */
  private static final Duration KEPT = Duration.ofHours(2);

  private static final int TOGETHER = 500;

  private final ClientUses uses;
  private final FindingStore findings;
  private final Machines machines;
  private final Whereabouts whereabouts;
  private final Routines routines;
  private final InstantSource clock;

  /** Knows who is registered. */
  @FunctionalInterface
  public interface Machines {
    /**
     * A machine identity.
     *
     * @param id which
     * @return empty if it is not registered
     * @throws StoreUnavailable if the store does not answer
     */
    Optional<Machine> of(Id.Identity id) throws StoreUnavailable;
  }

  /**
   * Builds it.
   *
   * @param uses from where clients came
   * @param findings where findings are kept
   * @param machines who is registered
   * @param networks the names of the networks that an address is in
   * @param routines does what is due, recorded
   * @param clock the present
   */
  public ClientWatch(
      ClientUses uses,
      FindingStore findings,
      Machines machines,
      Function<String, Set<String>> networks,
      Routines routines,
      InstantSource clock) {
    this.uses = uses;
    this.findings = findings;
    this.machines = machines;
    this.whereabouts = new Whereabouts(networks);
    this.routines = routines;
    this.clock = clock;
  }

  /**
   * Looks.
   *
   * @throws StoreUnavailable if the store does not answer; the rest is found the next time
   * @throws PartUnavailable if a part does not
   * @throws JournalUnavailable if the record cannot be written
   */
  public void run() throws StoreUnavailable, PartUnavailable, JournalUnavailable {
    Instant now = clock.instant();
    Optional<Id.Identity> after = Optional.empty();
    do {
      Map<Id.Identity, List<ClientUses.Use>> clients =
          uses.spread(after, TOGETHER).stream()
              .collect(
                  Collectors.groupingBy(
                      ClientUses.Use::client,
                      () -> new TreeMap<>((a, b) -> a.value().compareTo(b.value())),
                      Collectors.toList()));
      after = Optional.empty();
      for (Map.Entry<Id.Identity, List<ClientUses.Use>> client : clients.entrySet()) {
        look(client.getKey(), client.getValue(), now);
        after = Optional.of(client.getKey());
      }
    } while (after.isPresent());
    uses.forget(now.minus(KEPT));
    findings.forget(CODE, now.minus(REMEMBERED));
  }

  private void look(Id.Identity client, List<ClientUses.Use> all, Instant now)
      throws StoreUnavailable, PartUnavailable, JournalUnavailable {
    Map<String, List<ClientUses.Use>> credentials =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    ClientUses.Use::credential, TreeMap::new, Collectors.toList()));
    for (Map.Entry<String, List<ClientUses.Use>> credential : credentials.entrySet()) {
      for (SharedUse shared : SharedUse.of(credential.getValue(), whereabouts)) {
        if (!findings.again(client, CODE, shared.place(), shared.until())) {
          Optional<Machine> machine = machines.of(client);
          if (machine.isPresent()) {
            tell(machine.get(), credential.getKey(), shared, now);
          }
        }
      }
    }
  }

  private void tell(Machine machine, String credential, SharedUse shared, Instant now)
      throws PartUnavailable, JournalUnavailable {
    Wrong wrong = wrong(machine, credential, shared);
    routines.attempt(
        new Routines.Due(
                "FindSharedClient",
                "Identity",
                machine.id().value(),
                "ilk:one-client-one-workload",
                "`%s` was %s".formatted(machine.subject(), wrong.evidence()),
                Map.of(
                    "subject", machine.subject(),
                    "owner", wrong.owner(),
                    "credential", credential,
                    "place", shared.place(),
                    "beside", shared.other(),
                    "until", shared.until().toString()))
            .in(machine.environment()),
        () -> {
          try {
            return findings.add(machine.id(), wrong, now)
                ? Optional.of(Map.of())
                : Optional.empty();
          } catch (StoreUnavailable e) {
            throw new PartUnavailable("a finding cannot be stored", e);
          }
        });
  }

  private static Wrong wrong(Machine machine, String credential, SharedUse shared) {
    return new Wrong(
        CODE,
        shared.place(),
        Severity.HIGH,
        1 + machine.scopes().size(),
        "NHI9",
        "used from %s since %s while it was used from %s"
            .formatted(
                shared.place(), shared.since().truncatedTo(ChronoUnit.SECONDS), shared.other()),
        credential.indexOf(' ') < 0
            ? "declare a client of its own for the second workload, `ilk apply -f` it, and replace"
                + " this one's key; if it is one workload, give both places a name in `networks`"
            : "what each instance holds alone was copied: `ilk revoke %s`, and find out how it came there"
                .formatted(machine.subject()),
        machine.stewardship().owner().name());
  }
}
