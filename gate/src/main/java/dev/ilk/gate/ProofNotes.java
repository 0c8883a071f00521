package dev.ilk.gate;

import dev.ilk.actor.Elevation;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Machine;
import dev.ilk.actor.Tenant;
import dev.ilk.prove.proof.Proof;
import dev.ilk.record.Party;
import dev.ilk.record.ProofNote;
import java.util.List;
import java.util.Optional;

/** A proof in the record's words. */
final class ProofNotes {
  private ProofNotes() {}

  static ProofNote of(Proof proof, List<Elevation> elevations) {
    return switch (proof) {
      case Proof.OfHuman human ->
          new ProofNote.OfHuman(
              human.method(),
              human.expires(),
              human.session(),
              human.issuer(),
              human.assurance(),
              human.factors(),
              human.device(),
              elevations.stream()
                  .flatMap(one -> one.approvers().stream())
                  .map(by -> new Party(Kind.HUMAN, by.id(), by.name()))
                  .distinct()
                  .toList(),
              elevations.stream().map(Elevation::id).toList());
      case Proof.OfWorkload workload ->
          new ProofNote.OfWorkload(
              workload.method(),
              workload.expires(),
              workload.issuer(),
              workload.rule(),
              workload.token(),
              workload.claims());
      case Proof.OfAgent agent ->
          new ProofNote.OfAgent(
              agent.method(),
              agent.expires(),
              agent.issuer(),
              agent.rule(),
              agent.lent().map(lent -> lent.delegation().id()),
              agent.actor().model(),
              "",
              agent.claims());
    };
  }

  /** Authority told apart from execution: whose power is used, beside the actor's own (U2). */
  static List<Party> authority(Proof proof) {
    return switch (proof) {
      case Proof.OfHuman human -> List.of();
      case Proof.OfWorkload workload ->
          workload.represented().map(other -> List.of(Party.of(other.subject()))).orElse(List.of());
      case Proof.OfAgent agent ->
          agent.lent().map(lent -> List.of(Party.of(lent.grantor()))).orElse(List.of());
    };
  }

  static Optional<Tenant> tenant(Proof proof) {
    return proof.actor() instanceof Machine machine
        ? Optional.of(machine.tenant())
        : Optional.empty();
  }
}
