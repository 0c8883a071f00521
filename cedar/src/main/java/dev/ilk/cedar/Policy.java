package dev.ilk.cedar;

import dev.ilk.cedar.ast.Effect;
import dev.ilk.cedar.ast.PolicyTree;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.cedar.eval.Program;
import dev.ilk.cedar.syntax.Printer;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** One policy, without slots: static, or made from a template by a link. */
public final class Policy {
  private final String id;
  private final PolicyTree tree;
  private final SourceText source;
  private final Program program;
  private final Optional<Link> link;
  // Most decisions rest on one policy; its answer is made once.
  private final Response alone;

  private Policy(
      String id, PolicyTree tree, SourceText source, Program program, Optional<Link> link) {
    this.id = id;
    this.tree = tree;
    this.source = source;
    this.program = program;
    this.link = link;
    Decision decision = tree.effect() == Effect.PERMIT ? Decision.ALLOW : Decision.DENY;
    this.alone = new Response(decision, List.of(this), List.of());
  }

  static Policy of(String id, PolicyTree tree, SourceText source) {
    return new Policy(id, tree, source, Program.compile(tree), Optional.empty());
  }

  static Policy linked(Link link, PolicyTree filled, Template template) {
    Program program = Program.compile(filled, template.conditions());
    return new Policy(link.id(), filled, template.source(), program, Optional.of(link));
  }

  Policy renamed(String newId) {
    return new Policy(newId, tree, source, program, link);
  }

  /**
   * The id, unique in the set.
   *
   * @return the id
   */
  public String id() {
    return id;
  }

  /**
   * Permit or forbid.
   *
   * @return the effect
   */
  public Effect effect() {
    return tree.effect();
  }

  /**
   * The annotations, of a linked policy those of its template.
   *
   * @return values by name, in the order of the source; unmodifiable
   */
  public SequencedMap<String, String> annotations() {
    return tree.annotations();
  }

  /**
   * The value of an annotation.
   *
   * @param name its name, without the {@code @}
   * @return its value, empty text if it was written without one
   */
  public Optional<String> annotation(String name) {
    return tree.annotation(name);
  }

  /**
   * The syntax, of a linked policy with the slots filled.
   *
   * @return the tree
   */
  public PolicyTree tree() {
    return tree;
  }

  /**
   * The text that the policy was read from.
   *
   * @return the whole source, {@link SourceText#NONE} if it was read from JSON
   */
  public SourceText source() {
    return source;
  }

  /**
   * How the policy came from a template.
   *
   * @return the link, empty for a static policy
   */
  public Optional<Link> link() {
    return link;
  }

  Program program() {
    return program;
  }

  Response alone() {
    return alone;
  }

  /**
   * The policy in Cedar's own syntax.
   *
   * @return text that reads back as the same policy
   */
  @Override
  public String toString() {
    return Printer.print(tree);
  }
}
