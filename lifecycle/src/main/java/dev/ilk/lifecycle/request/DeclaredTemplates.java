package dev.ilk.lifecycle.request;

import dev.ilk.gate.ChangeTemplate;
import dev.ilk.gate.declared.Author;
import dev.ilk.gate.declared.Item;
import dev.ilk.gate.declared.Joining;
import dev.ilk.gate.declared.Known;
import dev.ilk.gate.declared.Shape;
import dev.ilk.gate.declared.Sort;
import dev.ilk.gate.declared.Step;
import dev.ilk.gate.request.Template;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.template.Templates;
import java.util.List;
import java.util.Optional;

/** Templates as a declaration file holds them: each as the text that `ilk template add` takes. */
public final class DeclaredTemplates implements Sort {
  private static final String NAME = "name";
  private static final String TEXT = "text";
  private static final int LONGEST = 64 * 1024;
  private static final Shape SHAPE =
      new Shape(
          "templates",
          "template",
          "a template",
          List.of(
              Shape.naming(NAME, "the name that stands in the template too"),
              Shape.required(TEXT, LONGEST, "the template, YAML or JSON")));

  private final TemplateStore store;
  private final Joining<Template> joining;
  private final Templates templates;

  /**
   * Declares what a store keeps.
   *
   * @param store keeps templates
   * @param joining writes them with a file
   * @param templates reads and checks them
   */
  public DeclaredTemplates(TemplateStore store, Joining<Template> joining, Templates templates) {
    this.store = store;
    this.joining = joining;
    this.templates = templates;
  }

  @Override
  public Shape shape() {
    return SHAPE;
  }

  @Override
  public int most() {
    return TemplateKeeping.MOST;
  }

  @Override
  public List<Item> all() throws StoreUnavailable {
    return store.all().stream()
        .map(one -> Item.empty().with(NAME, one.name()).with(TEXT, one.source()))
        .toList();
  }

  @Override
  public List<Problem> check(Optional<Item> before, Item item, Known known) {
    return switch (templates.read(item.text(TEXT))) {
      case Result.Failed<Template>(List<Problem> problems) ->
          problems.stream().map(one -> one.at(within(one.where()))).toList();
      case Result.Ok<Template>(Template template) ->
          template.name().equals(item.text(NAME))
              ? List.of()
              : List.of(
                  Problem.of(
                          Problem.Kind.INVALID,
                          "name_differs",
                          "the template calls itself `%s`".formatted(template.name()))
                      .at(NAME)
                      .mend("write the same name in both places"));
    };
  }

  private static String within(String where) {
    return where.isEmpty() ? TEXT : TEXT + ": " + where;
  }

  @Override
  public String meaning(Optional<Item> before, Optional<Item> after) {
    if (after.isEmpty()) {
      return "nobody may ask by it any more; requests that wait end, what was made of it stays";
    }
    return before.isEmpty()
        ? "teams may ask by it from now on"
        : "what was made of it stays as it is";
  }

  @Override
  public Step put(Optional<Item> before, Item after, Author author) {
    // What is wrong was told by the check, and nothing of the file is then made.
    Result<Template> read = templates.read(after.text(TEXT));
    ChangeTemplate asked = new ChangeTemplate(new ChangeTemplate.Put(after.text(TEXT)));
    return switch (read) {
      case Result.Failed<Template> failed -> Step.of(asked, unit -> false);
      case Result.Ok<Template>(Template next) ->
          new Step(
              asked,
              TemplateKeeping.told(asked, next),
              before.isEmpty()
                  ? unit -> joining.add(unit, next)
                  : unit -> joining.change(unit, stored(before.get()), next),
              Optional.empty());
    };
  }

  @Override
  public Step end(Item before, Author author) {
    return Step.of(
        new ChangeTemplate(new ChangeTemplate.Remove(before.text(NAME))),
        unit -> joining.remove(unit, stored(before)));
  }

  private static Template stored(Item before) {
    return Templates.stored(before.text(TEXT));
  }
}
