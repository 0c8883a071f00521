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
import java.util.stream.Stream;

/** What an event can be found by: everything it names that has an id. */
final class References {
  private References() {}

  static Set<Ref> of(Event event) {
    Set<Ref> refs = new LinkedHashSet<>();
    refs.add(Ref.to(event.id()));
    refs.add(Ref.to(event.correlation()));
    parties(event).map(party -> Ref.to(party.id())).forEach(refs::add);
    event.proof().ifPresent(proof -> proof(proof).map(Ref::to).forEach(refs::add));
    names(event.particulars()).map(Ref::parse).flatMap(Optional::stream).forEach(refs::add);
    return refs;
  }

  static Optional<Intent> intent(Event event) {
    return event.result() == Event.Result.INTENT
        ? Optional.of(new Intent.Opens())
        : event.intent().map(Intent.Closes::new);
  }

  private static Stream<Party> parties(Event event) {
    Optional<Party> subject =
        switch (event.particulars()) {
          case Particulars.OfCredential credential -> credential.subject();
          case Particulars.OfAction action -> action.subject();
        };
    return Stream.of(event.actor().stream(), event.authority().stream(), subject.stream())
        .flatMap(party -> party);
  }

  private static Stream<Id> proof(ProofNote proof) {
    return switch (proof) {
      case ProofNote.OfHuman human ->
          Stream.of(
                  human.session().stream(),
                  human.approvers().stream().map(Party::id),
                  human.elevations().stream())
              .flatMap(ids -> ids);
      case ProofNote.OfWorkload workload ->
          Stream.<Optional<? extends Id>>of(workload.token(), deployment(workload))
              .flatMap(Optional::stream);
      case ProofNote.OfAgent agent -> agent.delegation().stream().map(id -> id);
      case ProofNote.Failed _ -> Stream.empty();
    };
  }

  private static Optional<Id.Deployment> deployment(ProofNote.OfWorkload workload) {
    return Optional.ofNullable(workload.claims().get(Deployment.NAMED))
        .flatMap(text -> Ids.parse(Id.Deployment.PREFIX, Id.Deployment::new, text));
  }

  /** Texts that may be ids. */
  private static Stream<String> names(Particulars particulars) {
    return switch (particulars) {
      case Particulars.OfCredential credential ->
          Stream.concat(credential.id().stream(), credential.destroys().stream());
      case Particulars.OfAction action ->
          Stream.of(
                  Stream.of(action.resourceId()),
                  action.token().stream().map(Id.Token::value),
                  Stream.ofNullable(action.details().get(Particulars.OfAction.REPORT)),
                  Stream.ofNullable(action.details().get(Particulars.OfAction.ELEVATIONS))
                      .flatMap(ids -> Stream.of(ids.split(" "))))
              .flatMap(names -> names);
    };
  }
}
