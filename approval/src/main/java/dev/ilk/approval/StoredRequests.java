package dev.ilk.approval;

import dev.ilk.actor.Kind;
import dev.ilk.decide.Fact;
import dev.ilk.decide.Target;
import dev.ilk.gate.AccessRequests;
import dev.ilk.gate.Approvals;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Access requests as policies see them, and the approvals that came of them. */
public final class StoredRequests implements AccessRequests, Approvals {
  private final ApprovalStore store;

  /**
   * Looks into a store.
   *
   * @param store where requests are
   */
  public StoredRequests(ApprovalStore store) {
    this.store = store;
  }

  @Override
  public Optional<Target> target(Id.AccessRequest id) throws PartUnavailable {
    return find(id)
        .map(request ->
            new Target(
                "AccessRequest",
                id.value(),
                List.of(),
                Map.of(
                    "subject", subject(request.asked().subject()),
                    "verb", new Fact.Text(request.asked().verb()),
                    "approvers",
                        new Fact.Many(
                            request.asked().approvers().stream()
                                .<Fact>map(Approvers::entity)
                                .toList()))));
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
    return find(id)
        .filter(request -> request.asked().arguments().equals(arguments))
        .filter(request -> request.asked().guard().equals(guard))
        .filter(request ->
            request.approved().filter(approved -> now.isBefore(approved.until())).isPresent())
        .map(request ->
            new Granted(
                request.state().votes().stream().map(AccessRequest.Vote::as).toList(),
                request.state().votes().stream().map(AccessRequest.Vote::by).toList()));
  }

  private Optional<AccessRequest> find(Id.AccessRequest id) throws PartUnavailable {
    try {
      return store.find(id);
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("access requests cannot be read", e);
    }
  }
}
