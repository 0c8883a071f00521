package dev.ilk.approval;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Kind;
import dev.ilk.decide.Fact;
import dev.ilk.decide.Target;
import dev.ilk.gate.AccessRequests;
import dev.ilk.gate.Approvals;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Access requests as policies see them, and the approvals that came of them. */
public final class StoredRequests implements AccessRequests, Approvals {
  private final ApprovalStore store;
  private final Registered registered;

  /** Finds who an id is. */
  public interface Registered {
    /**
     * An identity, whatever its status.
     *
     * @param id which
     * @return empty if there is none
     * @throws StoreUnavailable if the store does not answer
     */
    Optional<Actor> identity(Id.Identity id) throws StoreUnavailable;
  }

  /**
   * Looks into a store.
   *
   * @param store where requests are
   * @param registered finds the people among the approvers
   */
  public StoredRequests(ApprovalStore store, Registered registered) {
    this.store = store;
    this.registered = registered;
  }

  @Override
  public Optional<Target> target(Id.AccessRequest id) throws PartUnavailable {
    Optional<AccessRequest> request = find(id);
    if (request.isEmpty()) {
      return Optional.empty();
    }
    AccessRequest.Asked asked = request.get().asked();
    List<Fact> approvers = new ArrayList<>();
    for (String approver : asked.approvers()) {
      approvers.add(entity(approver));
    }
    return Optional.of(
        new Target(
            "AccessRequest",
            id.value(),
            List.of(),
            Map.of(
                "subject", subject(asked.subject()),
                "verb", new Fact.Text(asked.verb()),
                "approvers", new Fact.Many(approvers))));
  }

  private Fact entity(String approver) throws PartUnavailable {
    Optional<Id.Identity> grantor = Approvers.grantor(approver);
    if (grantor.isEmpty()) {
      return Approvers.entity(approver);
    }
    try {
      return registered
          .identity(grantor.get())
          .map(actor -> subject(actor.subject()))
          .orElseGet(() -> Approvers.entity(approver));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the registry cannot be read", e);
    }
  }

  /** As policies name principals, so that they can compare the two. */
  private static Fact subject(String subject) {
    int colon = subject.indexOf(':');
    String type =
        Kind.of(subject.substring(0, Math.max(colon, 0)))
            .map(kind ->
                switch (kind) {
                  case HUMAN -> "Human";
                  case WORKLOAD -> "Workload";
                  case AGENT -> "Agent";
                })
            .orElse("Unknown");
    return new Fact.Ref(type, subject.substring(colon + 1));
  }

  @Override
  public Optional<Granted> granted(
      Id.AccessRequest id, String arguments, Id.Identity guard, Instant now)
      throws PartUnavailable {
    Optional<AccessRequest> approved =
        find(id)
            .filter(request -> request.asked().arguments().equals(arguments))
            .filter(request -> request.asked().guard().equals(guard))
            .filter(request ->
                request.approved().filter(until -> now.isBefore(until.until())).isPresent());
    if (approved.isEmpty() || !stand(approved.get(), now)) {
      return Optional.empty();
    }
    List<AccessRequest.Vote> votes = approved.get().state().votes();
    return Optional.of(
        new Granted(
            votes.stream().map(vote -> Approvers.named(vote.as())).toList(),
            votes.stream().map(AccessRequest.Vote::by).toList()));
  }

  /** The approval of somebody who has left since counts for nothing. */
  private boolean stand(AccessRequest request, Instant now) throws PartUnavailable {
    try {
      for (AccessRequest.Vote vote : request.state().votes()) {
        if (registered.identity(vote.by()).filter(actor -> actor.standsAt(now)).isEmpty()) {
          return false;
        }
      }
      return true;
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the registry cannot be read", e);
    }
  }

  private Optional<AccessRequest> find(Id.AccessRequest id) throws PartUnavailable {
    try {
      return store.find(id);
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("access requests cannot be read", e);
    }
  }
}
