package dev.ilk.record.entry;

import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.record.Event;
import dev.ilk.record.Particulars;
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
    event.actor().ifPresent(party -> refs.add(Ref.to(party.id())));
    event.authority().forEach(party -> refs.add(Ref.to(party.id())));
    event.proof().ifPresent(proof -> proof(proof).map(Ref::to).forEach(refs::add));
    particulars(event.particulars()).map(Ref::to).forEach(refs::add);
    return refs;
  }

  static Optional<Intent> intent(Event event) {
    return event.result() == Event.Result.INTENT
        ? Optional.of(new Intent.Opens())
        : event.intent().map(Intent.Closes::new);
  }

  private static Stream<Id> proof(ProofNote proof) {
    return switch (proof) {
      case ProofNote.OfHuman human ->
          Stream.concat(
              human.session().stream(), human.approvers().stream().map(party -> party.id()));
      case ProofNote.OfWorkload workload -> workload.token().stream().map(id -> id);
      case ProofNote.OfAgent agent -> agent.delegation().stream().map(id -> id);
      case ProofNote.Failed _ -> Stream.empty();
    };
  }

  private static Stream<Id> particulars(Particulars particulars) {
    return switch (particulars) {
      case Particulars.OfCredential credential ->
          Stream.concat(
              credential.subject().stream().map(party -> party.id()),
              Stream.concat(credential.id().stream(), credential.destroys().stream())
                  .flatMap(name -> named(name).stream()));
      case Particulars.OfAction action ->
          Stream.concat(
              action.subject().stream().map(party -> party.id()),
              Stream.concat(action.token().stream(), named(action.resourceId()).stream()));
    };
  }

  /** The id that a text is, if it is one that events are found by. */
  private static Optional<Id> named(String text) {
    return Stream.of(
            Ids.parse(Id.Token.PREFIX, Id.Token::new, text),
            Ids.parse(Id.Session.PREFIX, Id.Session::new, text),
            Ids.parse(Id.Delegation.PREFIX, Id.Delegation::new, text),
            Ids.parse(Id.Identity.PREFIX, Id.Identity::new, text))
        .flatMap(Optional::stream)
        .map(id -> (Id) id)
        .findFirst();
  }
}
