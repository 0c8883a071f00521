package dev.ilk.cedar;

import dev.ilk.cedar.ast.PolicyTree;
import dev.ilk.cedar.ast.Scope;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.diagnostic.Diagnostic;
import dev.ilk.cedar.diagnostic.Parsed;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.cedar.eval.Program;
import dev.ilk.cedar.syntax.Printer;
import java.util.Optional;

/** A policy with slots for the principal, the resource or both. It decides nothing until linked. */
public final class Template {
  private final String id;
  private final PolicyTree tree;
  private final SourceText source;
  private final Program.Conditions conditions;

  Template(String id, PolicyTree tree, SourceText source) {
    this.id = id;
    this.tree = tree;
    this.source = source;
    this.conditions = Program.Conditions.compile(tree.conditions(), tree.temporal());
  }

  /**
   * The id, unique in the set, among policies too.
   *
   * @return the id
   */
  public String id() {
    return id;
  }

  /**
   * The syntax, with the slots.
   *
   * @return the tree
   */
  public PolicyTree tree() {
    return tree;
  }

  /**
   * The text that the template was read from.
   *
   * @return the whole source, {@link SourceText#NONE} if it was read from JSON
   */
  public SourceText source() {
    return source;
  }

  Program.Conditions conditions() {
    return conditions;
  }

  /** Fills the slots; each must be filled, and no other. */
  Parsed<Policy> link(Link link) {
    Optional<String> wrong =
        mismatch("?principal", tree.hasPrincipalSlot(), link.principal())
            .or(() -> mismatch("?resource", tree.hasResourceSlot(), link.resource()));
    if (wrong.isPresent()) {
      return Parsed.refused(
          Diagnostic.of("link `" + link.id() + "` of template `" + id + "`: " + wrong.get()));
    }
    PolicyTree filled =
        tree.withScopes(
            fill(tree.principal(), link.principal()), fill(tree.resource(), link.resource()));
    return Parsed.of(Policy.linked(link, filled, this));
  }

  private static Optional<String> mismatch(String slot, boolean open, Optional<EntityUid> value) {
    if (open == value.isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        open ? "no value for the slot `" + slot + "`" : "the template has no slot `" + slot + "`");
  }

  private static Scope fill(Scope scope, Optional<EntityUid> value) {
    if (value.isEmpty()) {
      return scope;
    }
    return switch (scope) {
      case Scope.Any _, Scope.Is _ -> scope;
      case Scope.Equal s -> new Scope.Equal(known(s.target(), value.get()));
      case Scope.In s -> new Scope.In(known(s.target(), value.get()));
      case Scope.IsIn s -> new Scope.IsIn(s.type(), known(s.target(), value.get()), s.at());
    };
  }

  private static Scope.Target known(Scope.Target target, EntityUid value) {
    return new Scope.Target.Known(value, target.at());
  }

  /**
   * The template in Cedar's own syntax.
   *
   * @return text that reads back as the same template
   */
  @Override
  public String toString() {
    return Printer.print(tree);
  }
}
