package dev.ilk.lifecycle.request;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Human;
import dev.ilk.approval.AccessRequest;
import dev.ilk.approval.ApprovalStore;
import dev.ilk.gate.ApprovalTask;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Routines;
import dev.ilk.gate.request.IdentityRequest;
import dev.ilk.gate.request.IdentityRequest.State;
import dev.ilk.gate.request.Template;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.JournalUnavailable;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.template.Provisioner;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Carries requests to their end: what is approved is provisioned, what nobody answered lapses, and
 * what was judged by a template that has changed since is void. Every step can be done again: what
 * a crash cuts off, any node goes on with.
 */
public final class Settling {
  private static final int TOGETHER = 100;
  private static final int LONGEST_WHY = 500;

  private final RequestStore requests;
  private final TemplateStore templates;
  private final ApprovalStore approvals;
  private final Directory directory;
  private final Provisioner provisioner;
  private final Routines routines;
  private final InstantSource clock;

  /**
   * Builds it.
   *
   * @param requests where requests are
   * @param templates by what they were judged
   * @param approvals what people answered
   * @param directory who is registered
   * @param provisioner makes identities
   * @param routines does what is due, recorded
   * @param clock the present
   */
  public Settling(
      RequestStore requests,
      TemplateStore templates,
      ApprovalStore approvals,
      Directory directory,
      Provisioner provisioner,
      Routines routines,
      InstantSource clock) {
    this.requests = requests;
    this.templates = templates;
    this.approvals = approvals;
    this.directory = directory;
    this.provisioner = provisioner;
    this.routines = routines;
    this.clock = clock;
  }

  /**
   * Goes on with all that are open.
   *
   * @throws StoreUnavailable if the store does not answer; the rest is done the next time
   * @throws PartUnavailable if a part does not
   * @throws JournalUnavailable if the record cannot be written
   */
  public void run() throws StoreUnavailable, PartUnavailable, JournalUnavailable {
    String after = "";
    List<IdentityRequest> page;
    do {
      page = requests.open(after, TOGETHER);
      for (IdentityRequest one : page) {
        settle(one, "");
        after = one.id().value();
      }
    } while (page.size() == TOGETHER);
  }

  /**
   * Goes on with the request that people were asked about, if it was one.
   *
   * @param task what they answered
   * @param note what the one who answered said; may be empty
   */
  public void answered(Id.AccessRequest task, String note) {
    try {
      Optional<IdentityRequest> request = requests.of(task);
      if (request.isPresent()) {
        settle(request.get(), note);
      }
    } catch (StoreUnavailable | PartUnavailable | JournalUnavailable _) {
      // The answer stands; whoever comes next goes on with the request.
    }
  }

  /** Goes on at once with what was just stored; if a part does not answer, later. */
  IdentityRequest hurry(IdentityRequest request) {
    try {
      return settle(request, "");
    } catch (StoreUnavailable | PartUnavailable | JournalUnavailable _) {
      return request;
    }
  }

  private IdentityRequest settle(IdentityRequest request, String note)
      throws StoreUnavailable, PartUnavailable, JournalUnavailable {
    return switch (request.state()) {
      case WAITING -> weigh(request, note);
      case APPROVED -> provision(request);
      case PLANNED, PROVISIONED, REFUSED, WITHDRAWN, LAPSED, VOID, FAILED -> request;
    };
  }

  private IdentityRequest weigh(IdentityRequest request, String note)
      throws StoreUnavailable, PartUnavailable, JournalUnavailable {
    Instant now = clock.instant();
    Optional<AccessRequest> task =
        request.approval().task().isPresent()
            ? approvals.find(request.approval().task().get())
            : Optional.empty();
    ApprovalTask.Status status =
        task.map(one -> one.task(now).status()).orElse(ApprovalTask.Status.EXPIRED);
    Optional<String> changed = changed(request, task, now);
    return switch (status) {
      case DENIED ->
          moved(request, request.in(State.REFUSED, note.isEmpty() ? "it was refused" : note, now));
      case CANCELLED -> moved(request, request.in(State.WITHDRAWN, "", now));
      case EXPIRED -> over(request, State.LAPSED, "nobody answered it in time");
      case PENDING -> {
        if (changed.isEmpty()) {
          yield request;
        }
        if (task.isPresent()) {
          approvals.replace(task.get(), task.get().cancelled(now));
        }
        yield over(request, State.VOID, changed.get());
      }
      case APPROVED ->
          changed.isPresent()
              ? over(request, State.VOID, changed.get())
              : provision(moved(request, request.in(State.APPROVED, "", now)));
    };
  }

  /** Why it can no longer be judged as it was. */
  private Optional<String> changed(
      IdentityRequest request, Optional<AccessRequest> task, Instant now) throws StoreUnavailable {
    Optional<Template> template =
        templates
            .find(request.asked().template())
            .filter(one -> one.digest().equals(request.asked().digest()));
    if (template.isEmpty()) {
      return Optional.of("its template was changed or removed since");
    }
    Optional<Actor> requester = directory.identity(request.asked().by());
    if (requester
        .filter(actor -> actor.standsAt(now))
        .filter(
            actor -> actor instanceof Human human && human.teams().contains(request.asked().team()))
        .isEmpty()) {
      return Optional.of("whoever asked for it is no longer in the team");
    }
    List<AccessRequest.Vote> votes = task.map(one -> one.state().votes()).orElse(List.of());
    for (AccessRequest.Vote vote : votes) {
      if (directory.identity(vote.by()).filter(actor -> actor.standsAt(now)).isEmpty()) {
        return Optional.of("whoever approved it has left since");
      }
    }
    return Optional.empty();
  }

  /** The next state, unless another node was first: then whatever stands. */
  private IdentityRequest moved(IdentityRequest before, IdentityRequest after)
      throws StoreUnavailable {
    return requests.replace(before, after) ? after : requests.find(before.id()).orElse(before);
  }

  private IdentityRequest over(IdentityRequest request, State state, String why)
      throws StoreUnavailable, PartUnavailable, JournalUnavailable {
    IdentityRequest after = request.in(state, why, clock.instant());
    Routines.Due due =
        new Routines.Due(
                state == State.LAPSED ? "LapseRequest" : "VoidRequest",
                "IdentityRequest",
                request.id().value(),
                state == State.LAPSED
                    ? "ilk:unanswered-requests-lapse"
                    : "ilk:requests-stand-by-what-they-were-judged-by",
                why,
                Told.details(request))
            .in(request.asked().environment());
    routines.attempt(
        due,
        () -> {
          try {
            return requests.replace(request, after)
                ? Optional.of(Map.of("state", state.word()))
                : Optional.empty();
          } catch (StoreUnavailable e) {
            throw new PartUnavailable("requests cannot be written", e);
          }
        });
    return requests.find(request.id()).orElse(after);
  }

  private IdentityRequest provision(IdentityRequest request)
      throws StoreUnavailable, PartUnavailable, JournalUnavailable {
    if (request.state() != State.APPROVED) {
      return request;
    }
    Routines.Due due =
        new Routines.Due(
                "ProvisionIdentity",
                "IdentityRequest",
                request.id().value(),
                "ilk:approved-requests-are-provisioned",
                request.approval().approvers().isEmpty()
                    ? "it keeps to its template, which asks for nobody's approval"
                    : "it keeps to its template, and all who approve it have",
                details(request))
            .in(request.asked().environment());
    routines.attempt(
        due,
        () -> {
          try {
            return made(request);
          } catch (StoreUnavailable e) {
            throw new PartUnavailable("the registry cannot be written", e);
          }
        });
    return requests.find(request.id()).orElse(request);
  }

  /** Approved is never taken back, and the identity's id is given away: it is made once. */
  private Optional<Map<String, String>> made(IdentityRequest request) throws StoreUnavailable {
    Instant now = clock.instant();
    IdentityRequest after =
        switch (provisioner.make(request.wanted().document(), request.wanted().identity(), now)) {
          case Result.Ok<Id.Identity> made -> request.in(State.PROVISIONED, "", now);
          case Result.Failed<Id.Identity>(List<Problem> problems) ->
              request.in(State.FAILED, shortened(problems.getFirst().sentence()), now);
        };
    return requests.replace(request, after)
        ? Optional.of(Map.of("state", after.state().word(), "why", after.why()))
        : Optional.empty();
  }

  private Map<String, String> details(IdentityRequest request) throws StoreUnavailable {
    TreeMap<String, String> details = new TreeMap<>(Told.details(request));
    if (request.approval().task().isPresent()) {
      approvals
          .find(request.approval().task().get())
          .ifPresent(task ->
              details.put(
                  "approved_by",
                  String.join(
                      " ", task.state().votes().stream().map(vote -> vote.by().value()).toList())));
    }
    return details;
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_WHY ? text : text.substring(0, LONGEST_WHY - 1) + "…";
  }
}
