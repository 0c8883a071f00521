package dev.ilk.server.node;

import dev.ilk.actor.App;
import dev.ilk.actor.Client;
import dev.ilk.actor.Environment;
import dev.ilk.issue.app.AppStore;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.federation.client.ClientRules;
import dev.ilk.prove.human.grant.AppDocuments;
import dev.ilk.prove.human.grant.Apps;
import dev.ilk.prove.human.grant.Redirects;
import dev.ilk.registry.directory.Directory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The apps that a node knows, and what is right for one. */
final class KnownApps implements Apps {
  /** What stands on a page as an app's name: no control characters, nothing that turns text. */
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S} ]{1,60}");

  private final Directory directory;
  private final AppStore registered;
  private final Optional<AppDocuments> documents;
  private final ClientRules rules;

  KnownApps(
      Directory directory,
      AppStore registered,
      Optional<AppDocuments> documents,
      ClientRules rules) {
    this.directory = directory;
    this.registered = registered;
    this.documents = documents;
    this.rules = rules;
  }

  @Override
  public Result<App> find(Environment at, String id, Instant now) {
    try {
      if (!directory.declarations().environments().containsKey(at)) {
        return Result.failed(unknown());
      }
      if (id.equals(App.CLI)) {
        return Result.ok(commandLine(at));
      }
      if (documents.isPresent() && App.Source.of(id) == App.Source.DOCUMENT) {
        return documents.get().find(at, id, now).then(this::sound);
      }
      return Ids.parse(Id.App.PREFIX, Id.App::new, id).isEmpty()
          ? Result.failed(unknown())
          : registered
              .find(at, id)
              .map(one -> Result.ok(one.app()))
              .orElseGet(() -> Result.failed(unknown()));
    } catch (StoreUnavailable e) {
      return Result.failed(
          Problem.of(Problem.Kind.UNAVAILABLE, "store_unavailable", "apps cannot be looked up"));
    }
  }

  @Override
  public boolean describeThemselves() {
    return documents.isPresent();
  }

  /** What no app may say when it is registered, none may say of itself in a document. */
  private Result<App> sound(App described) {
    List<Problem> problems = check(described);
    return problems.isEmpty()
        ? Result.ok(described)
        : Result.failed(
            Problem.of(Problem.Kind.UNPROVEN, "app_unknown", problems.getFirst().message())
                .at("client_id"));
  }

  /** What is wrong with an app that wants to be known. */
  List<Problem> check(App app) {
    List<Problem> problems = new ArrayList<>();
    if (!NAME.matcher(app.name()).matches()) {
      problems.add(
          Problem.of(
                  Problem.Kind.INVALID,
                  "app_name_malformed",
                  "an app's name is 1 to 60 letters, digits, signs and blanks")
              .at("client_name"));
    }
    for (String redirect : app.redirects()) {
      if (!Redirects.isAllowed(redirect, app.isConfidential())) {
        problems.add(
            Problem.of(
                    Problem.Kind.INVALID,
                    "redirect_refused",
                    "`%s` is no address that browsers are sent to".formatted(redirect))
                .at("redirect_uris")
                .mend("use `https`, or for a program without a key a loopback address"));
      }
    }
    app.method()
        .ifPresent(method -> problems.addAll(rules.check(List.of(new Client(app.id(), method)))));
    return problems;
  }

  private static App commandLine(Environment at) {
    return new App(
        App.CLI,
        at,
        "ilk, the command line",
        List.of("http://127.0.0.1/callback"),
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Instant.EPOCH);
  }

  private static Problem unknown() {
    return Problem.of(Problem.Kind.UNPROVEN, "app_unknown", "there is no such app").at("client_id");
  }
}
