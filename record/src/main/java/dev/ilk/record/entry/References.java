package dev.ilk.record.entry;

import dev.ilk.actor.Deployment;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.record.Event;
import dev.ilk.record.Particulars;
import dev.ilk.record.Party;
import dev.ilk.record.ProofNote;
import dev.ilk.record.log.Intent;
import dev.ilk.record.log.Ref;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What an event can be found by: everything it names that has an id. */
final class References {
  private References() {}

  static Set<Ref> of(Event event) {
    Set<Ref> refs = new LinkedHashSet<>();
    refs.add(Ref.to(event.id()));
    refs.add(Ref.to(event.correlation()));
    event.actor().ifPresent(party -> add(party, refs));
    event.authority().forEach(party -> add(party, refs));
    subject(event.particulars()).ifPresent(party -> add(party, refs));
    event.proof().ifPresent(proof -> add(proof, refs));
    add(event.particulars(), refs);
    return refs;
  }

  static Optional<Intent> intent(Event event) {
    return event.result() == Event.Result.INTENT
        ? Optional.of(new Intent.Opens())
        : event.intent().map(Intent.Closes::new);
  }

  private static Optional<Party> subject(Particulars particulars) {
    return switch (particulars) {
      case Particulars.OfCredential credential -> credential.subject();
      case Particulars.OfAction action -> action.subject();
    };
  }

  private static void add(Party party, Set<Ref> refs) {
    refs.add(Ref.to(party.id()));
  }

  private static void add(ProofNote proof, Set<Ref> refs) {
    switch (proof) {
      case ProofNote.OfHuman human -> {
        human.session().map(Ref::to).ifPresent(refs::add);
        human.approvers().forEach(party -> add(party, refs));
        human.elevations().forEach(id -> refs.add(Ref.to(id)));
      }
      case ProofNote.OfWorkload workload -> {
        workload.token().map(Ref::to).ifPresent(refs::add);
        deployment(workload).map(Ref::to).ifPresent(refs::add);
      }
      case ProofNote.OfAgent agent -> agent.delegation().map(Ref::to).ifPresent(refs::add);
      case ProofNote.Failed _ -> {}
    }
  }

  private static Optional<Id.Deployment> deployment(ProofNote.OfWorkload workload) {
    return Optional.ofNullable(workload.claims().get(Deployment.NAMED))
        .flatMap(text -> Ids.parse(Id.Deployment.PREFIX, Id.Deployment::new, text));
  }

  private static void add(Particulars particulars, Set<Ref> refs) {
    switch (particulars) {
      case Particulars.OfCredential credential -> {
        credential.id().ifPresent(id -> addIfId(id, refs));
        credential.destroys().forEach(id -> addIfId(id, refs));
      }
      case Particulars.OfAction action -> {
        addIfId(action.resourceId(), refs);
        action.token().map(Ref::to).ifPresent(refs::add);
        addIfId(action.details().getOrDefault(Particulars.OfAction.REPORT, ""), refs);
        for (String id :
            action.details().getOrDefault(Particulars.OfAction.ELEVATIONS, "").split(" ", -1)) {
          addIfId(id, refs);
        }
      }
    }
  }

  private static void addIfId(String text, Set<Ref> refs) {
    Ref.parse(text).ifPresent(refs::add);
  }
}
