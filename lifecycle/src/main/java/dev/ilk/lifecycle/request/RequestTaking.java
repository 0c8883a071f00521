package dev.ilk.lifecycle.request;

import dev.ilk.actor.Human;
import dev.ilk.approval.AccessRequest;
import dev.ilk.approval.ApprovalStore;
import dev.ilk.gate.ChangeRegistry;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.RequestIdentity;
import dev.ilk.gate.request.IdentityRequest;
import dev.ilk.gate.request.IdentityRequest.State;
import dev.ilk.gate.request.Template;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Sha256;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.template.Filling;
import dev.ilk.registry.template.Provisioner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Takes in that a person wants an identity for a team of theirs: within the template's guardrails
 * it is made at once, or put to those who approve it.
 */
public final class RequestTaking implements Handler<RequestIdentity, IdentityRequest> {
  /** So long a request waits for its approvers. */
  static final Duration PATIENCE = Duration.ofDays(7);

  private static final int MOST_OPEN = 20;
  private static final int LOOKED_AT = 200;

  /** What approvers see of the enforcement point: it is Ilk itself. */
  private static final String GUARD = "ilk";

  private final TemplateStore templates;
  private final RequestStore requests;
  private final ApprovalStore approvals;
  private final Filling filling;
  private final Provisioner provisioner;
  private final Settling settling;
  private final Ids ids;

  /**
   * Builds the handler.
   *
   * @param templates where templates are
   * @param requests where requests are
   * @param approvals where people are asked to approve
   * @param filling makes declarations of templates
   * @param provisioner makes identities of declarations
   * @param settling carries requests to their end
   * @param ids where ids come from
   */
  public RequestTaking(
      TemplateStore templates,
      RequestStore requests,
      ApprovalStore approvals,
      Filling filling,
      Provisioner provisioner,
      Settling settling,
      Ids ids) {
    this.templates = templates;
    this.requests = requests;
    this.approvals = approvals;
    this.filling = filling;
    this.provisioner = provisioner;
    this.settling = settling;
    this.ids = ids;
  }

  @Override
  public Result<Handled<IdentityRequest>> act(Permit<RequestIdentity> permit)
      throws PartUnavailable {
    RequestIdentity asked = permit.command();
    Instant now = permit.arrival().at();
    try {
      if (!(permit.proof().actor() instanceof Human human)
          || !human.teams().contains(asked.owner())) {
        return Result.failed(
            Problem.of(
                    Problem.Kind.REFUSED,
                    "not_your_team",
                    "`%s` is no team of yours".formatted(asked.owner()))
                .at("team")
                .mend("let a member of the team ask"));
      }
      Optional<Template> template = templates.find(asked.template());
      if (template.isEmpty()) {
        return Result.failed(Refusals.noTemplate(asked.template()));
      }
      return switch (planned(asked, template.get(), human, now)) {
        case Result.Failed<IdentityRequest>(List<Problem> problems) ->
            new Result.Failed<>(problems);
        case Result.Ok<IdentityRequest>(IdentityRequest planned) ->
            asked.mode() == RequestIdentity.Mode.PREVIEW
                ? Result.ok(Handled.of(planned, Told.of(asked.action(), planned)))
                : take(asked, planned, template.get(), human, now);
      };
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("requests cannot be read or written", e);
    }
  }

  private Result<IdentityRequest> planned(
      RequestIdentity asked, Template template, Human human, Instant now) throws StoreUnavailable {
    switch (filling.fill(template, asked, human.name())) {
      case Result.Failed<Filling.Filled>(List<Problem> problems) -> {
        return new Result.Failed<>(problems);
      }
      case Result.Ok<Filling.Filled>(Filling.Filled filled) -> {
        Id.Identity identity = ids.identity();
        Result<List<ChangeRegistry.Change>> look =
            provisioner.look(filled.document(), identity, now);
        return look.then(changes ->
            Result.ok(
                new IdentityRequest(
                    ids.identityRequest(),
                    new IdentityRequest.Asked(
                        human.id(),
                        human.subject(),
                        template.name(),
                        template.digest(),
                        asked.owner(),
                        asked.at(),
                        asked.reason(),
                        now),
                    new IdentityRequest.Wanted(
                        identity,
                        filled.subject(),
                        filled.document(),
                        filled.rule().allows(),
                        filled.rule().never(),
                        filled.rule().caution()),
                    new IdentityRequest.Approval(
                        approvers(template, asked), Optional.empty(), now.plus(PATIENCE)),
                    State.PLANNED,
                    "",
                    Optional.empty())));
      }
    }
  }

  /** As the approval room names them: roles, and teams. */
  private static List<String> approvers(Template template, RequestIdentity asked) {
    return template.at(asked.at()).map(Template.Place::approval).orElse(List.of()).stream()
        .map(word -> word.equals(Template.Place.OWNER) ? "team:" + asked.owner().name() : word)
        .toList();
  }

  private Result<Handled<IdentityRequest>> take(
      RequestIdentity asked, IdentityRequest planned, Template template, Human human, Instant now)
      throws StoreUnavailable, PartUnavailable {
    Optional<Problem> refused = refusal(planned, human);
    if (refused.isPresent()) {
      return Result.failed(refused.get());
    }
    boolean waits = !planned.approval().approvers().isEmpty();
    IdentityRequest request =
        waits ? put(planned, template, human, now) : planned.in(State.APPROVED, "", now);
    requests.add(request);
    IdentityRequest settled = waits ? request : settling.hurry(request);
    return Result.ok(Handled.of(settled, Told.of(asked.action(), settled)));
  }

  private Optional<Problem> refusal(IdentityRequest planned, Human human) throws StoreUnavailable {
    List<IdentityRequest> open =
        requests.by(human.id(), LOOKED_AT).stream().filter(one -> one.state().isOpen()).toList();
    if (open.size() >= MOST_OPEN) {
      return Optional.of(
          Refusals.conflict(
              "too_many",
              "%d requests of yours wait already".formatted(MOST_OPEN),
              "withdraw one with `ilk requests withdraw`"));
    }
    boolean asked =
        requests.of(planned.asked().team(), LOOKED_AT).stream()
            .filter(one -> one.state().isOpen())
            .anyMatch(one -> one.wanted().subject().equals(planned.wanted().subject()));
    return asked
        ? Optional.of(
            Refusals.conflict(
                "asked_already",
                "`%s` is asked for already".formatted(planned.wanted().subject()),
                "look at `ilk requests list --team %s`".formatted(planned.asked().team())))
        : Optional.empty();
  }

  /** Puts it to those who approve, before it is stored: a task without a request grants nothing. */
  private IdentityRequest put(IdentityRequest planned, Template template, Human human, Instant now)
      throws StoreUnavailable {
    String shown = Shown.json(planned);
    AccessRequest task =
        approvals.add(
            AccessRequest.waiting(
                ids.accessRequest(),
                new AccessRequest.Asked(
                    human.id(),
                    GUARD,
                    human.subject(),
                    "RequestIdentity",
                    "Identity " + planned.wanted().subject(),
                    Sha256.hex(shown),
                    shown,
                    "template `%s` asks for approval in `%s`"
                        .formatted(template.name(), planned.asked().environment()),
                    planned.approval().approvers(),
                    Sha256.hex(planned.id().value()),
                    now,
                    planned.approval().until())));
    IdentityRequest.Approval approval =
        new IdentityRequest.Approval(
            planned.approval().approvers(), Optional.of(task.id()), planned.approval().until());
    return new IdentityRequest(
        planned.id(),
        planned.asked(),
        planned.wanted(),
        approval,
        State.WAITING,
        "",
        Optional.empty());
  }
}
