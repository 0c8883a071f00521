package dev.ilk.server.node;

import dev.ilk.gate.ChangeTemplate;
import dev.ilk.gate.Handlers;
import dev.ilk.gate.ListRequests;
import dev.ilk.gate.ListTemplates;
import dev.ilk.gate.ReadRequest;
import dev.ilk.gate.RequestIdentity;
import dev.ilk.gate.Routines;
import dev.ilk.gate.WithdrawRequest;
import dev.ilk.gate.declared.Sort;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.lifecycle.request.DeclaredTemplates;
import dev.ilk.lifecycle.request.RequestReading;
import dev.ilk.lifecycle.request.RequestTaking;
import dev.ilk.lifecycle.request.Settling;
import dev.ilk.lifecycle.request.TemplateKeeping;
import dev.ilk.prove.federation.platform.Platform;
import dev.ilk.prove.federation.platform.Proposal;
import dev.ilk.registry.check.RuleComposer;
import dev.ilk.registry.check.TrustCheck;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.template.Filling;
import dev.ilk.registry.template.Provisioner;
import dev.ilk.registry.template.Templates;
import dev.ilk.store.Stores;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Requests for identities, put together for one node. */
final class RequestRoom {
  private final Stores stores;
  private final Ids ids;
  private final Provisioner provisioner;
  private final Settling settling;

  RequestRoom(
      Stores stores,
      Directory directory,
      TrustCheck trust,
      Routines routines,
      Ids ids,
      InstantSource clock) {
    this.stores = stores;
    this.ids = ids;
    this.provisioner = new Provisioner(stores.registry(), directory, trust);
    this.settling =
        new Settling(
            stores.governance().requests(),
            stores.governance().templates(),
            stores.approvals(),
            directory,
            provisioner,
            routines,
            clock);
  }

  Handlers.Builder in(Handlers.Builder builder, PeopleRooms.Seen seen) {
    TemplateKeeping keeping =
        new TemplateKeeping(stores.governance().templates(), new Templates(RequestRoom::composed));
    RequestReading reading = new RequestReading(stores.governance().requests(), stores.approvals());
    return builder
        .on(ChangeTemplate.class, keeping::change)
        .on(ListTemplates.class, keeping::list)
        .on(
            RequestIdentity.class,
            seen.seen(
                new RequestTaking(
                    stores.governance().templates(),
                    stores.governance().requests(),
                    stores.approvals(),
                    new Filling(RequestRoom::composed),
                    provisioner,
                    settling,
                    ids)))
        .on(ListRequests.class, reading::list)
        .on(ReadRequest.class, reading::read)
        .on(WithdrawRequest.class, reading::withdraw);
  }

  /** Templates as files declare them. */
  static Sort declared(Stores stores) {
    return new DeclaredTemplates(
        stores.governance().templates(),
        stores.declared().templates(),
        new Templates(RequestRoom::composed));
  }

  /** Somebody answered what may be a request for an identity. */
  void answered(Id.AccessRequest task, String note) {
    settling.answered(task, note);
  }

  Upkeep.Chore chore() {
    return new Upkeep.Chore("going on with requests for identities", settling::run);
  }

  private static Result<RuleComposer.Composed> composed(
      String platform, Map<String, String> words) {
    Optional<Platform> known = Platform.called(platform);
    if (known.isEmpty()) {
      String all =
          Arrays.stream(Platform.values()).map(Platform::word).collect(Collectors.joining(", "));
      return Result.failed(
          Problem.of(
                  Problem.Kind.INVALID,
                  "platform_unknown",
                  "`%s` is no known platform".formatted(platform))
              .at("trust.platform")
              .mend("known: " + all));
    }
    return switch (Proposal.of(known.get(), words)) {
      case Result.Failed<Proposal>(List<Problem> problems) -> new Result.Failed<>(problems);
      case Result.Ok<Proposal>(Proposal made) ->
          Result.ok(
              new RuleComposer.Composed(
                  made.issuer(),
                  made.jwksUri(),
                  made.condition(),
                  made.allows(),
                  made.never(),
                  made.caution()));
    };
  }
}
