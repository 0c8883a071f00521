package dev.ilk.store.registry;

import dev.ilk.estate.DeclaredSources;
import dev.ilk.estate.SourceConnectors;
import dev.ilk.estate.SourceSecrets;
import dev.ilk.estate.Sources;
import dev.ilk.gate.ChangeRegistry;
import dev.ilk.gate.declared.Sort;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.TestRoots;
import dev.ilk.lifecycle.request.Asking;
import dev.ilk.lifecycle.request.DeclaredTemplates;
import dev.ilk.notify.DeclaredWebhooks;
import dev.ilk.notify.Sending;
import dev.ilk.notify.WebhookSecrets;
import dev.ilk.prove.federation.issuer.Reach;
import dev.ilk.registry.RegistryChanging;
import dev.ilk.registry.World;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.template.Templates;
import dev.ilk.store.Stores;
import dev.ilk.store.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** A registry on a database, with everything that files declare of other rooms. */
final class Company implements AutoCloseable {
  final Stores stores;
  final List<Sort> sorts;
  private final Sending sending = new Sending(Reach.PUBLIC_ONLY, Duration.ofSeconds(1));

  /** What happens between plan and write. */
  Meanwhile meanwhile = () -> {};

  interface Meanwhile {
    void happens() throws StoreUnavailable;
  }

  Company(Stores stores) {
    this.stores = stores;
    SourceSecrets secrets = new SourceSecrets(Path.of("none"), name -> null);
    Sources sources =
        new Sources(
            stores.estate().sources(),
            stores.estate().runs(),
            new SourceConnectors(secrets, () -> TestDatabase.NOW));
    this.sorts =
        List.of(
            new DeclaredSources(stores.estate().sources(), stores.declared().sources(), sources),
            new DeclaredTemplates(
                stores.governance().templates(),
                stores.declared().templates(),
                new Templates(Asking.COMPOSER)),
            new DeclaredWebhooks(
                stores.webhooks(),
                stores.declared().webhooks(),
                stores.log(),
                new WebhookSecrets(TestRoots.fresh()),
                sending));
  }

  /** A file that says everything there is to say. */
  static String everything() {
    try (InputStream file =
        Objects.requireNonNull(Company.class.getResourceAsStream("elsewhere.yaml"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Result<ChangeRegistry.Changes> change(String document, ChangeRegistry.Mode mode)
      throws StoreUnavailable {
    Directory directory =
        new Directory(stores.registry(), stores.delegations(), 100, Duration.ofSeconds(10));
    RegistryChanging changing =
        new RegistryChanging(
            stores.registry(),
            directory,
            new Ids(() -> World.NOW),
            rules -> List.of(),
            clients -> List.of(),
            policies -> {
              try {
                meanwhile.happens();
                return List.of();
              } catch (StoreUnavailable e) {
                throw new AssertionError(e);
              }
            },
            sorts,
            new World.NoneTogether());
    return World.change(changing, new ChangeRegistry(document, mode), World.NOW);
  }

  List<String> applied(String document) throws StoreUnavailable {
    return World.lines(change(document, ChangeRegistry.Mode.APPLY));
  }

  List<String> planned(String document) throws StoreUnavailable {
    return World.lines(change(document, ChangeRegistry.Mode.PLAN));
  }

  /** What a plan says beside its fields. */
  List<String> notes(String document) throws StoreUnavailable {
    return switch (change(document, ChangeRegistry.Mode.PLAN)) {
      case Result.Ok<ChangeRegistry.Changes>(ChangeRegistry.Changes changes) ->
          changes.changes().stream().map(ChangeRegistry.Change::note).toList();
      case Result.Failed<ChangeRegistry.Changes> failed -> throw new AssertionError(failed);
    };
  }

  /** Why something is not applied, one line each. */
  String refusal(String document) throws StoreUnavailable {
    return switch (change(document, ChangeRegistry.Mode.APPLY)) {
      case Result.Ok<ChangeRegistry.Changes> ok -> throw new AssertionError("accepted: " + ok);
      case Result.Failed<ChangeRegistry.Changes>(List<Problem> problems) ->
          problems.stream()
              .map(problem -> problem.code() + ": " + problem.sentence())
              .collect(Collectors.joining("\n"));
    };
  }

  String exported(String set) throws StoreUnavailable {
    return World.exported(stores.registry(), sorts, set);
  }

  @Override
  public void close() {
    sending.close();
  }
}
