package dev.ilk.registry.machines;

import dev.ilk.actor.Kind;
import dev.ilk.actor.Machine;
import dev.ilk.actor.Status;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.ProvisionMachine;
import dev.ilk.gate.ProvisionMachine.Change;
import dev.ilk.gate.machines.MachineFacts;
import dev.ilk.gate.machines.ProvisionedMachine;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.Particulars;
import dev.ilk.registry.check.ClientCheck;
import dev.ilk.registry.check.PolicyCheck;
import dev.ilk.registry.check.TrustCheck;
import dev.ilk.registry.declare.Declaration;
import dev.ilk.registry.declare.Problems;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.export.Document;
import dev.ilk.registry.plan.Plan;
import dev.ilk.registry.plan.Planner;
import dev.ilk.registry.plan.Snapshot;
import dev.ilk.registry.stored.Batch;
import dev.ilk.registry.stored.Catalogue;
import dev.ilk.registry.stored.Declared;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.Provision;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Takes in what provisioners say of their workloads and agents, by the plan of a declaration: what
 * a file is refused for, a provisioner is refused for too.
 */
public final class MachineProvisioning implements Handler<ProvisionMachine, ProvisionedMachine> {
  private static final int TRIES = 20;

  /** All stands on the one line of a request. */
  private static final Pattern LINE = Pattern.compile("line [0-9]+(, )?");

  private final RegistryStore store;
  private final Directory directory;
  private final Planner planner;
  private final Ending ending;

  /**
   * Builds the handler.
   *
   * @param store the registry
   * @param directory what this node holds of it
   * @param ids where the ids of new identities come from
   * @param trustCheck what the planes say of trust rules
   * @param clientCheck what the planes say of clients
   * @param policyCheck what the access plane says of policies
   * @param ending takes out of use what is removed
   */
  public MachineProvisioning(
      RegistryStore store,
      Directory directory,
      Ids ids,
      TrustCheck trustCheck,
      ClientCheck clientCheck,
      PolicyCheck policyCheck,
      Ending ending) {
    this.store = store;
    this.directory = directory;
    this.planner = new Planner(ids::identity, trustCheck, clientCheck, policyCheck);
    this.ending = ending;
  }

  @Override
  public Result<Handled<ProvisionedMachine>> act(Permit<ProvisionMachine> permit)
      throws PartUnavailable {
    ProvisionMachine asked = permit.command();
    Provisioner from = Provisioner.of(permit.proof());
    try {
      return change(asked, from, permit.arrival().at())
          .then(done -> Result.ok(Handled.of(done, told(asked, done))));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the registry cannot be read or written", e);
    }
  }

  private static Particulars told(ProvisionMachine asked, ProvisionedMachine done) {
    return new Particulars.OfAction(
        asked.action(),
        Optional.empty(),
        "Machine",
        done.machine().id().value(),
        Optional.empty(),
        new TreeMap<>(
            Map.of(
                "kind", asked.kind().word(),
                "subject", done.machine().subject(),
                "status", done.machine().status().name().toLowerCase(Locale.ROOT))));
  }

  private Result<ProvisionedMachine> change(ProvisionMachine asked, Provisioner from, Instant now)
      throws StoreUnavailable, PartUnavailable {
    for (int i = 0; i < TRIES; i++) {
      Optional<Result<ProvisionedMachine>> done =
          switch (asked.change()) {
            case Change.Join(MachineFacts facts) ->
                join(asked.kind(), facts, from, store.catalogue(), now);
            case Change.Revise revise -> revise(asked.kind(), revise, from, now);
            case Change.Leave leave -> leave(asked.kind(), leave, from, now);
          };
      if (done.isPresent()) {
        return done.get();
      }
    }
    throw new StoreUnavailable(
        "others kept changing the registry", new IllegalStateException("too much contention"));
  }

  private Optional<Result<ProvisionedMachine>> join(
      Kind kind, MachineFacts facts, Provisioner from, Catalogue catalogue, Instant now)
      throws StoreUnavailable {
    if (from.isFull(catalogue)) {
      return refused(
          Problem.Kind.CONFLICT,
          "machines_many",
          "one provisioner has at most %d machines".formatted(ProvisionMachine.MOST),
          "remove some, or divide them among several provisioners");
    }
    return written(kind, facts, Optional.empty(), from, catalogue.version(), now);
  }

  private Optional<Result<ProvisionedMachine>> revise(
      Kind kind, Change.Revise revise, Provisioner from, Instant now) throws StoreUnavailable {
    Catalogue catalogue = store.catalogue();
    Optional<Provisioner.Own> own = from.own(catalogue, store, kind, revise.id());
    Optional<Result<ProvisionedMachine>> wrong = wrong(own, revise.expected());
    if (wrong.isPresent()) {
      return wrong;
    }
    ProvisionedMachine current =
        Provisioner.shown(own.orElseThrow(), new Document(from.set(), false, catalogue));
    return switch (revise.revision().of(current)) {
      case Result.Failed<MachineFacts>(List<Problem> problems) ->
          Optional.of(new Result.Failed<>(problems));
      case Result.Ok<MachineFacts>(MachineFacts facts) ->
          written(kind, facts, own, from, catalogue.version(), now);
    };
  }

  private Optional<Result<ProvisionedMachine>> leave(
      Kind kind, Change.Leave leave, Provisioner from, Instant now)
      throws StoreUnavailable, PartUnavailable {
    Catalogue catalogue = store.catalogue();
    Optional<Provisioner.Own> own = from.own(catalogue, store, kind, leave.id());
    Optional<Result<ProvisionedMachine>> wrong = wrong(own, leave.expected());
    if (wrong.isPresent()) {
      return wrong;
    }
    Provisioner.Own gone = own.orElseThrow();
    ProvisionedMachine shown = Provisioner.shown(gone, new Document(from.set(), false, catalogue));
    if (gone.machine().status().mayAct()) {
      return Optional.of(ending.end(gone.machine(), now).then(until -> Result.ok(shown)));
    }
    // What cannot act hangs on nothing any more: it ends for good.
    List<Declared.Ref> removed = new ArrayList<>();
    for (Declared one : catalogue.all()) {
      if (one.subject().equals(Optional.of(gone.machine().subject()))) {
        removed.add(one.ref());
      }
    }
    Batch batch =
        new Batch(
            catalogue.version(), List.of(gone.registered().in(Status.ENDED)), List.of(), removed);
    return store.write(batch) ? Optional.of(done(batch, shown)) : Optional.empty();
  }

  private Result<ProvisionedMachine> done(Batch batch, ProvisionedMachine shown) {
    directory.wrote(batch);
    return Result.ok(shown);
  }

  private static Optional<Result<ProvisionedMachine>> wrong(
      Optional<Provisioner.Own> own, OptionalLong expected) {
    if (own.isEmpty()) {
      return refused(Problem.Kind.NOT_FOUND, "machine_unknown", "there is no such machine", "");
    }
    return expected.isPresent() && expected.getAsLong() != own.get().registered().revision()
        ? refused(
            Problem.Kind.CONFLICT,
            "revision_moved",
            "it has changed since it was looked at; nothing was done",
            "read it again, and repeat with its new version")
        : Optional.empty();
  }

  /** Empty if somebody else was quicker, so that it is to be worked out again. */
  private Optional<Result<ProvisionedMachine>> written(
      Kind kind,
      MachineFacts facts,
      Optional<Provisioner.Own> before,
      Provisioner from,
      long version,
      Instant now)
      throws StoreUnavailable {
    Key provisionerKey = Key.subject(Kind.WORKLOAD.word() + ":" + from.workload());
    Registered provisioner = store.find(Set.of(provisionerKey)).get(provisionerKey);
    if (provisioner == null || !(provisioner.actor() instanceof Machine asking)) {
      return refused(
          Problem.Kind.CONFLICT, "provisioner_gone", "the provisioner is registered no more", "");
    }
    Problems problems = new Problems();
    Declaration said = Said.read(kind, facts, from.set(), asking, problems);
    if (problems.count() == 0) {
      checkIdentity(said, before, problems);
    }
    if (problems.count() > 0) {
      return Optional.of(plain(problems.all()));
    }
    Snapshot snapshot = Snapshot.read(store, said);
    if (snapshot.catalogue().version() != version) {
      return Optional.empty(); // what was there before is perhaps no more
    }
    return switch (planner.plan(said, snapshot, now, problems)) {
      case Result.Failed<Plan>(List<Problem> found) -> Optional.of(plain(found));
      case Result.Ok<Plan>(Plan plan) -> written(facts, before, from, said, plan.batch());
    };
  }

  private static void checkIdentity(
      Declaration said, Optional<Provisioner.Own> before, Problems problems) {
    String subject = said.identities().getFirst().subject();
    if (before.isPresent() && !before.get().machine().subject().equals(subject)) {
      problems.add(
          Problem.of(Problem.Kind.INVALID, "attribute_fixed", "a name is for ever")
              .at("name")
              .mend("make a new machine of the new name, and remove the old one"));
    }
  }

  private Optional<Result<ProvisionedMachine>> written(
      MachineFacts facts,
      Optional<Provisioner.Own> before,
      Provisioner from,
      Declaration said,
      Batch planned)
      throws StoreUnavailable {
    String subject = said.identities().getFirst().subject();
    Optional<Registered> changed = planned.identities().stream().findFirst();
    if (before.isEmpty() && changed.filter(one -> one.revision() == 0).isEmpty()) {
      return refused(
          Problem.Kind.CONFLICT, "value_taken", "`%s` is there already".formatted(subject), "");
    }
    Registered next = changed.or(() -> before.map(Provisioner.Own::registered)).orElseThrow();
    boolean acts = next.actor().status().mayAct();
    boolean own = before.filter(Provisioner.Own::isSuspendedByIt).isPresent();
    if (facts.active() && !acts && !own) {
      return refused(
          Problem.Kind.CONFLICT,
          "revoked_elsewhere",
          "it was revoked, and not by its provisioner",
          "ask who revoked it; `active: true` brings back only what `active: false` suspended");
    }
    if (facts.active() != acts) {
      next = next.in(facts.active() ? Status.ACTIVE : Status.REVOKED);
    }
    boolean suspended = !facts.active() && (acts || own);
    Provision provision =
        new Provision(subject, facts.externalId(), suspended ? planned.expected() + 1 : 0);
    Declared.Ref ref = new Declared.OfProvision(provision, from.set()).ref();
    boolean same =
        before.filter(old -> old.provision().externalId().equals(facts.externalId())).isPresent();
    if (same
        && before.get().registered().equals(next)
        && planned.declared().isEmpty()
        && planned.removed().stream().allMatch(ref::equals)) {
      return Optional.of(read(next, provision, from));
    }
    List<Declared> declared = new ArrayList<>(planned.declared());
    declared.add(new Declared.OfProvision(provision, from.set()));
    List<Declared.Ref> removed = new ArrayList<>(planned.removed());
    removed.remove(ref);
    // The identity is written even if only what stands with it changes, so that its revision grows.
    Batch batch = new Batch(planned.expected(), List.of(next), declared, removed);
    if (!store.write(batch)) {
      return Optional.empty();
    }
    directory.wrote(batch);
    Registered stored = new Registered(next.actor(), next.set(), planned.expected() + 1);
    return Optional.of(read(stored, provision, from));
  }

  private Result<ProvisionedMachine> read(
      Registered registered, Provision provision, Provisioner from) throws StoreUnavailable {
    Document document = new Document(from.set(), false, store.catalogue());
    return Result.ok(Provisioner.shown(new Provisioner.Own(registered, provision), document));
  }

  private static <T> Result<T> plain(List<Problem> problems) {
    return new Result.Failed<>(
        problems.stream().map(one -> one.at(LINE.matcher(one.where()).replaceFirst(""))).toList());
  }

  private static Optional<Result<ProvisionedMachine>> refused(
      Problem.Kind kind, String code, String message, String remedy) {
    return Optional.of(Result.failed(Problem.of(kind, code, message).mend(remedy)));
  }
}
