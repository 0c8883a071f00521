package dev.ilk.registry;

import dev.ilk.actor.TrustRule;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.TryTrust;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.check.TrustTrial;
import dev.ilk.registry.declare.Declaration;
import dev.ilk.registry.declare.DeclarationFile;
import dev.ilk.registry.declare.Problems;
import dev.ilk.registry.declare.Spec;
import dev.ilk.registry.stored.RegistryStore;
import java.util.List;

/** Tries the rules in force, or those of a declaration, on a token (W1). */
public final class TrustTrying implements Handler<TryTrust, TryTrust.Trial> {
  private final RegistryStore store;
  private final TrustTrial trial;

  /**
   * Builds the handler.
   *
   * @param store the registry
   * @param trial what the planes find
   */
  public TrustTrying(RegistryStore store, TrustTrial trial) {
    this.store = store;
    this.trial = trial;
  }

  @Override
  public Result<Handled<TryTrust.Trial>> act(Permit<TryTrust> permit) throws PartUnavailable {
    TryTrust asked = permit.command();
    try {
      return rules(asked)
          .then(rules -> trial.trial(rules, asked.shown(), permit.arrival().at()))
          .then(tried -> Result.ok(Handled.of(tried, asked.asked())));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the registry cannot be read", e);
    }
  }

  private Result<List<TrustRule>> rules(TryTrust asked) throws StoreUnavailable {
    if (asked.document().isEmpty()) {
      return Result.ok(store.catalogue().trustRules());
    }
    Problems problems = new Problems();
    Declaration declaration = DeclarationFile.read(asked.document().get(), problems);
    return problems.count() > 0
        ? new Result.Failed<>(problems.all())
        : Result.ok(
            declaration.identities().stream()
                .filter(Spec.OfMachine.class::isInstance)
                .flatMap(spec -> ((Spec.OfMachine) spec).trust().stream())
                .map(Spec.At::value)
                .toList());
  }
}
