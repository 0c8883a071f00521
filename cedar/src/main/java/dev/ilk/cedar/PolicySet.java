package dev.ilk.cedar;

import dev.ilk.cedar.ast.PolicyTree;
import dev.ilk.cedar.data.Entities;
import dev.ilk.cedar.data.Request;
import dev.ilk.cedar.diagnostic.Diagnostic;
import dev.ilk.cedar.diagnostic.Parsed;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.cedar.eval.Frame;
import dev.ilk.cedar.eval.PolicyIndex;
import dev.ilk.cedar.eval.Verdict;
import dev.ilk.cedar.monitor.Past;
import dev.ilk.cedar.monitor.Recollection;
import dev.ilk.cedar.syntax.PolicyParser;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A set of policies and templates, compiled and indexed. Immutable: to change policies, make
 * another set and let new requests use it; decisions under way finish with the one they began with.
 */
public final class PolicySet {

  /** The set without policies, which denies everything. */
  public static final PolicySet EMPTY = new PolicySet(new LinkedHashMap<>(), new LinkedHashMap<>());

  private final SequencedMap<String, Policy> policies;
  private final SequencedMap<String, Template> templates;
  private final Policy[] byPosition;
  private final PolicyIndex index;

  private PolicySet(
      SequencedMap<String, Policy> policies, SequencedMap<String, Template> templates) {
    this.policies = policies;
    this.templates = templates;
    this.byPosition = policies.values().toArray(Policy[]::new);
    this.index = new PolicyIndex(policies.values().stream().map(Policy::program).toList());
  }

  /** Where the ids of policies come from when they are read from text. */
  public enum Ids {
    /** {@code policy0}, {@code policy1} and so on, in the order of the text. */
    BY_POSITION,
    /** The value of the {@code @id} annotation; by position where there is none. */
    BY_ANNOTATION
  }

  /**
   * Reads policies and templates, with ids by position.
   *
   * @param text policies in Cedar's own syntax
   * @return the set, or everything that is wrong with the text
   */
  public static Parsed<PolicySet> parse(String text) {
    return parse(SourceText.of(text), Ids.BY_POSITION);
  }

  /**
   * Reads policies and templates.
   *
   * @param source policies in Cedar's own syntax
   * @param ids where their ids come from
   * @return the set, or everything that is wrong with the text, such as an id used twice
   */
  public static Parsed<PolicySet> parse(SourceText source, Ids ids) {
    return PolicyParser.read(source).then(trees -> assemble(trees, source, ids));
  }

  private static Parsed<PolicySet> assemble(List<PolicyTree> trees, SourceText source, Ids ids) {
    List<Policy> policies = new ArrayList<>();
    List<Template> templates = new ArrayList<>();
    for (int i = 0; i < trees.size(); i++) {
      PolicyTree tree = trees.get(i);
      String position = "policy" + i;
      String id = ids == Ids.BY_POSITION ? position : tree.annotation("id").orElse(position);
      if (tree.isTemplate()) {
        templates.add(new Template(id, tree, source));
      } else {
        policies.add(Policy.of(id, tree, source));
      }
    }
    return of(policies, templates);
  }

  /**
   * A set of policies and templates, such as those of several files.
   *
   * @param policies policies, which keep their ids
   * @param templates templates, which keep their ids
   * @return the set, or which ids are used twice
   */
  public static Parsed<PolicySet> of(Collection<Policy> policies, Collection<Template> templates) {
    List<Diagnostic> errors = new ArrayList<>();
    SequencedMap<String, Template> templatesById = new LinkedHashMap<>();
    SequencedMap<String, Policy> policiesById = new LinkedHashMap<>();
    for (Template template : templates) {
      if (templatesById.putIfAbsent(template.id(), template) != null) {
        errors.add(twice(template.id(), template.tree(), template.source()));
      }
    }
    for (Policy policy : policies) {
      if (policiesById.putIfAbsent(policy.id(), policy) != null
          || templatesById.containsKey(policy.id())) {
        errors.add(twice(policy.id(), policy.tree(), policy.source()));
      }
    }
    return errors.isEmpty()
        ? Parsed.of(new PolicySet(policiesById, templatesById))
        : new Parsed.Refused<>(errors);
  }

  private static Diagnostic twice(String id, PolicyTree tree, SourceText source) {
    return Diagnostic.at(source, tree.at(), "duplicate policy id `" + id + "`");
  }

  /**
   * This set and the policies that links make from its templates.
   *
   * @param links the links
   * @return the larger set, or which links do not fit their templates
   */
  public Parsed<PolicySet> link(Collection<Link> links) {
    List<Diagnostic> errors = new ArrayList<>();
    List<Policy> all = new ArrayList<>(policies.values());
    for (Link link : links) {
      Template template = templates.get(link.template());
      if (template == null) {
        errors.add(
            Diagnostic.of(
                "link `" + link.id() + "`: there is no template `" + link.template() + "`"));
        continue;
      }
      Parsed<Policy> linked = template.link(link);
      errors.addAll(linked.diagnostics());
      if (linked instanceof Parsed.Read<Policy>(Policy policy)) {
        all.add(policy);
      }
    }
    return errors.isEmpty() ? of(all, templates.values()) : new Parsed.Refused<>(errors);
  }

  /**
   * This set and another.
   *
   * @param other a set whose ids are all different
   * @return the union, or which ids are used twice
   */
  public Parsed<PolicySet> plus(PolicySet other) {
    List<Policy> all = new ArrayList<>(policies.values());
    all.addAll(other.policies.values());
    List<Template> allTemplates = new ArrayList<>(templates.values());
    allTemplates.addAll(other.templates.values());
    return of(all, allTemplates);
  }

  /**
   * Decides a request. Forbid wins over permit, and without a permit the answer is deny. A policy
   * that has no value for the request is skipped and told in the answer. Rules over time need
   * {@linkplain #authorize(Request, Entities, Recollection) a history}; where one would apply, the
   * answer without it is deny.
   *
   * @param request who wants to do what to what
   * @param entities what is known of entities; those it does not hold have no attributes and no
   *     parents
   * @return the answer; the same for the same arguments
   */
  public Response authorize(Request request, Entities entities) {
    return authorize(request, entities, Past.NONE);
  }

  /**
   * Decides a request in the light of what happened before. Where a policy that would otherwise
   * apply cannot see what it must of the history, the answer is deny.
   *
   * @param request who wants to do what to what
   * @param entities what is known of entities
   * @param recollection what is remembered, with the request as its latest event
   * @return the answer
   */
  public Response authorize(Request request, Entities entities, Recollection recollection) {
    return authorize(request, entities, recollection.of(request, entities));
  }

  private Response authorize(Request request, Entities entities, Past past) {
    Verdict verdict = index.evaluate(new Frame(request, entities, past));
    if (verdict.failures().isEmpty()) {
      int sole = verdict.soleDetermining();
      if (sole >= 0) {
        return byPosition[sole].alone();
      }
      if (verdict.determiningCount() == 0) {
        return Response.NOTHING_APPLIES;
      }
    }
    return spelledOut(verdict);
  }

  private Response spelledOut(Verdict verdict) {
    List<Policy> determining = new ArrayList<>();
    for (int position : verdict.determining()) {
      determining.add(byPosition[position]);
    }
    List<PolicyError> errors = new ArrayList<>();
    for (Verdict.Failure failure : verdict.failures()) {
      Policy policy = byPosition[failure.policy()];
      errors.add(
          new PolicyError(
              policy,
              Diagnostic.at(policy.source(), failure.error().at(), failure.error().problem())));
    }
    return new Response(verdict.allowed() ? Decision.ALLOW : Decision.DENY, determining, errors);
  }

  /**
   * The policies, static and linked.
   *
   * @return in the order in which they were given
   */
  public Collection<Policy> policies() {
    return Collections.unmodifiableCollection(policies.values());
  }

  /**
   * The templates.
   *
   * @return in the order in which they were given
   */
  public Collection<Template> templates() {
    return Collections.unmodifiableCollection(templates.values());
  }

  /**
   * Looks a policy up.
   *
   * @param id its id
   * @return the policy, if the set holds it
   */
  public Optional<Policy> policy(String id) {
    return Optional.ofNullable(policies.get(id));
  }

  /**
   * The number of policies, without templates.
   *
   * @return 0 for the empty set
   */
  public int size() {
    return policies.size();
  }
}
