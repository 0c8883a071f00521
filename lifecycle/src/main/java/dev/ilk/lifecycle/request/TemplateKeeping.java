package dev.ilk.lifecycle.request;

import dev.ilk.gate.ChangeTemplate;
import dev.ilk.gate.Handled;
import dev.ilk.gate.ListTemplates;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.request.Template;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.Particulars;
import dev.ilk.registry.template.Templates;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps the templates that teams ask by. */
public final class TemplateKeeping {
  /** No more templates than this are kept. */
  static final int MOST = 200;

  private final TemplateStore store;
  private final Templates templates;

  /**
   * Builds the handlers.
   *
   * @param store where templates are
   * @param templates reads and checks them
   */
  public TemplateKeeping(TemplateStore store, Templates templates) {
    this.store = store;
    this.templates = templates;
  }

  /**
   * Adds or removes one.
   *
   * @param permit the right to
   * @return the template that is there now
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<Optional<Template>>> change(Permit<ChangeTemplate> permit)
      throws PartUnavailable {
    ChangeTemplate asked = permit.command();
    try {
      return switch (asked.what()) {
        case ChangeTemplate.Put(String source) -> put(asked, source);
        case ChangeTemplate.Remove(String name) -> {
          if (store.remove(name)) {
            yield Result.ok(Handled.of(Optional.empty(), asked.asked()));
          }
          yield Result.failed(Refusals.noTemplate(name));
        }
      };
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("templates cannot be read or written", e);
    }
  }

  private Result<Handled<Optional<Template>>> put(ChangeTemplate asked, String source)
      throws StoreUnavailable {
    switch (templates.read(source)) {
      case Result.Failed<Template>(List<Problem> problems) -> {
        return new Result.Failed<>(problems);
      }
      case Result.Ok<Template>(Template template) -> {
        if (store.find(template.name()).isEmpty() && store.all().size() >= MOST) {
          return Result.failed(
              Problem.of(
                      Problem.Kind.CONFLICT,
                      "too_many",
                      "there are %d templates already".formatted(MOST))
                  .mend("remove one that nobody asks by"));
        }
        store.put(template);
        return Result.ok(Handled.of(Optional.of(template), told(asked, template)));
      }
    }
  }

  static Particulars told(ChangeTemplate asked, Template template) {
    return new Particulars.OfAction(
        asked.action(),
        Optional.empty(),
        "Template",
        template.name(),
        Optional.empty(),
        new TreeMap<>(Map.of("source_sha256", template.digest())));
  }

  /**
   * Shows them.
   *
   * @param permit the right to
   * @return in the order of their names
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<List<Template>>> list(Permit<ListTemplates> permit) throws PartUnavailable {
    ListTemplates asked = permit.command();
    try {
      if (asked.name().isEmpty()) {
        return Result.ok(Handled.of(store.all(), asked.asked()));
      }
      Optional<Template> found = store.find(asked.name().get());
      return found.isPresent()
          ? Result.ok(Handled.of(List.of(found.get()), asked.asked()))
          : Result.failed(Refusals.noTemplate(asked.name().get()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("templates cannot be read", e);
    }
  }
}
