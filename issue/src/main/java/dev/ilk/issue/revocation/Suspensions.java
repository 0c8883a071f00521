package dev.ilk.issue.revocation;

import dev.ilk.actor.Machine;
import dev.ilk.gate.Objections;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.proof.Proof;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a node holds in memory of the suspensions, kept current by whoever follows the store's
 * changes. No proof of software under a suspension passes the gate, whatever it asks for; people
 * pass, or nobody could lift it.
 */
public final class Suspensions implements Objections {
  private final SuspensionStore store;
  private volatile Map<String, Suspension> byName = Map.of();

  /**
   * Knows nothing until it is read for the first time.
   *
   * @param store where suspensions are kept
   */
  public Suspensions(SuspensionStore store) {
    this.store = store;
  }

  /**
   * Reads them again.
   *
   * @throws StoreUnavailable if the store does not answer; what is known stays
   */
  public void refresh() throws StoreUnavailable {
    byName =
        store.all().stream()
            .collect(Collectors.toUnmodifiableMap(Suspension::name, Function.identity()));
  }

  /**
   * Everything that is suspended.
   *
   * @return in no particular order
   */
  public Collection<Suspension> all() {
    return List.copyOf(byName.values());
  }

  @Override
  public Optional<Problem> to(Proof proof) {
    Map<String, Suspension> now = byName;
    return now.isEmpty()
        ? Optional.empty()
        : names(proof)
            .map(now::get)
            .flatMap(Stream::ofNullable)
            .findFirst()
            .map(Suspensions::problem);
  }

  private static Stream<String> names(Proof proof) {
    if (!(proof.actor() instanceof Machine machine)) {
      return Stream.empty();
    }
    return Stream.concat(
        Stream.of(
            Suspension.environmentName(machine.environment().name()),
            Suspension.issuerName(proof.issuer())),
        Suspension.instanceOf(proof).stream());
  }

  private static Problem problem(Suspension suspension) {
    return Problem.of(
            Problem.Kind.REFUSED,
            "suspended",
            "`%s` is suspended since %s".formatted(suspension.name(), suspension.at()))
        .mend("an operator lifts it with `ilk revoke --lift %s`".formatted(suspension.name()));
  }
}
