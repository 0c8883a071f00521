package dev.ilk.registry.declare;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Names;
import dev.ilk.actor.Stewardship;
import dev.ilk.actor.Workload;
import dev.ilk.gate.request.Template;
import dev.ilk.kernel.Sha256;
import dev.ilk.registry.words.Choice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads a template: one YAML document, or JSON, as strictly as a declaration. */
public final class TemplateFile {
  /** The longest that is read, in characters. */
  static final int LONGEST = 64 * 1024;

  private static final Vocabulary KEYS =
      Vocabulary.of(
          "a template",
          "template",
          "about",
          "kind",
          "subtype",
          "name",
          "parameters",
          "environments",
          "purpose",
          "sensitivity",
          "trust",
          "scopes",
          "longest_life");
  private static final Vocabulary PARAMETER =
      Vocabulary.of("a parameter", "name", "form", "values");
  private static final Vocabulary PLACE = Vocabulary.of("an environment", "name", "approval");
  private static final Vocabulary TRUST =
      Vocabulary.of("the trust of a template", "platform", "audience", "words");
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]{0,39}");
  private static final Pattern PINNED = Pattern.compile("[a-z][a-z0-9_]{0,39}=[^=]{1,300}");
  private static final int MOST = 20;
  private static final Duration USUAL_LIFE = Duration.ofDays(90);
  private static final Duration LONGEST_LIFE = Duration.ofDays(366);

  private final Fields fields;
  private final Problems problems;

  /** What texts may name: what is known of every request, and the parameters. */
  private final Set<String> known = new TreeSet<>(Set.of("environment", "team"));

  private TemplateFile(Fields fields, Problems problems) {
    this.fields = fields;
    this.problems = problems;
  }

  /**
   * Reads a template.
   *
   * @param source YAML or JSON; more than 64 KiB is refused
   * @param problems where everything malformed is noted
   * @return the template; empty if anything is malformed
   */
  public static Optional<Template> read(String source, Problems problems) {
    if (source.length() > LONGEST) {
      problems.invalid(
          new Place(1, ""),
          "too_long",
          "a template has at most %d characters".formatted(LONGEST),
          "shorten it");
      return Optional.empty();
    }
    List<Node> documents = Tree.read(source, problems);
    if (problems.count() > 0) {
      return Optional.empty();
    }
    if (documents.size() != 1) {
      problems.invalid(
          new Place(1, ""), "wrong_sort", "a file holds one template", "give each a file");
      return Optional.empty();
    }
    Fields fields = Fields.of(documents.getFirst(), "", KEYS, problems);
    return new TemplateFile(fields, problems).template(source);
  }

  private Optional<Template> template(String source) {
    Optional<String> name =
        fields.formed(
            "template", Names.TENANT, "name of a template: lower-case letters, digits", true);
    Optional<String> about = fields.prose("about", 200, true);
    Optional<Kind> kind = kind();
    Optional<String> subtype =
        fields
            .choice("subtype", Workload.Subtype.class, kind.equals(Optional.of(Kind.WORKLOAD)))
            .map(Choice::word);
    if (subtype.isPresent() && kind.equals(Optional.of(Kind.AGENT))) {
      problems.invalid(
          fields.place("subtype"), "foreign_attribute", "an agent has no subtype", "take it out");
    }
    List<Template.Parameter> parameters = parameters();
    List<Template.Place> environments = environments();
    Optional<String> naming = fields.prose("name", 120, true);
    Optional<String> purpose = fields.prose("purpose", 200, true);
    Optional<String> sensitivity =
        fields.choice("sensitivity", Stewardship.Sensitivity.class, false).map(Choice::word);
    Optional<Template.Proving> proving = proving();
    Set<String> scopes = fields.texts("scopes", Names.SCOPE.asMatchPredicate(), Things.SCOPE_FORM);
    Duration longest = longest();
    naming.ifPresent(this::checkNaming);
    purpose.ifPresent(text -> checkHoles("purpose", text));
    proving.ifPresent(one -> one.words().values().forEach(text -> checkHoles("trust", text)));
    if (!fields.sound()) {
      return Optional.empty();
    }
    return Optional.of(
        new Template(
            name.orElseThrow(),
            about.orElseThrow(),
            kind.orElseThrow(),
            subtype,
            naming.orElseThrow(),
            parameters,
            environments,
            purpose.orElseThrow(),
            sensitivity,
            proving.orElseThrow(),
            scopes,
            longest,
            source,
            Sha256.hex(source)));
  }

  private Optional<Kind> kind() {
    Optional<String> word = fields.requiredText("kind");
    Optional<Kind> kind = word.flatMap(Kind::of).filter(one -> one != Kind.HUMAN);
    if (word.isPresent() && kind.isEmpty()) {
      fields.malformed(
          fields.place("kind"), word.get(), "kind of software", "it is `workload` or `agent`");
    }
    return kind;
  }

  private Duration longest() {
    Duration longest = fields.span("longest_life").orElse(USUAL_LIFE);
    if (longest.compareTo(LONGEST_LIFE) > 0) {
      problems.invalid(
          fields.place("longest_life"),
          "too_long",
          "no identity lives for more than 366 days without being renewed",
          "give at most `366d`");
    }
    return longest;
  }

  private List<Template.Parameter> parameters() {
    List<Template.Parameter> parameters = new ArrayList<>();
    entries(
        "parameters",
        PARAMETER,
        one -> {
          Optional<String> name = one.formed("name", WORD, "name of a parameter", true);
          Set<String> values =
              one.texts("values", Template.Form.CHOICE::matches, "value of a parameter");
          Optional<Template.Form> form =
              one.has("values")
                  ? Optional.of(Template.Form.CHOICE)
                  : one.choice("form", Template.Form.class, true);
          if (one.has("form") && form.equals(Optional.of(Template.Form.CHOICE))) {
            problems.invalid(
                one.place("form"), "wrong_sort", "a choice is told by its `values` alone", "");
          }
          // Known even if it is malformed: a text that names it is not a second problem.
          if (name.isPresent() && !known.add(name.get())) {
            problems.invalid(
                one.place("name"), "repeated", "`%s` is known already".formatted(name.get()), "");
          }
          if (one.sound()) {
            parameters.add(new Template.Parameter(name.orElseThrow(), form.orElseThrow(), values));
          }
        });
    return parameters;
  }

  private List<Template.Place> environments() {
    List<Template.Place> places = new ArrayList<>();
    Set<String> names = new TreeSet<>();
    fields.required("environments");
    entries(
        "environments",
        PLACE,
        one -> {
          Optional<String> name =
              one.formed("name", Names.ENVIRONMENT, Things.ENVIRONMENT_FORM, true);
          Set<String> approval =
              one.texts(
                  "approval",
                  Names.TENANT.asMatchPredicate(),
                  "approver: `owner` (another member of the team), or the name of a role");
          if (name.isPresent() && !names.add(name.get())) {
            problems.invalid(
                one.place("name"), "repeated", "`%s` stands here twice".formatted(name.get()), "");
          }
          if (one.sound()) {
            places.add(
                new Template.Place(new Environment(name.orElseThrow()), List.copyOf(approval)));
          }
        });
    if (fields.has("environments") && places.isEmpty() && fields.sound()) {
      problems.invalid(
          fields.place("environments"), "missing_key", "a template needs an environment", "add it");
    }
    return places;
  }

  private Optional<Template.Proving> proving() {
    Optional<Node> node = fields.required("trust");
    if (node.isEmpty()) {
      return Optional.empty();
    }
    Fields trust = Fields.of(node.get(), fields.place("trust").path(), TRUST, problems);
    Optional<String> platform = trust.formed("platform", WORD, "platform", true);
    Optional<String> audience = trust.prose("audience", 200, true);
    Map<String, String> words = new TreeMap<>();
    for (String pinned :
        trust.texts("words", PINNED.asMatchPredicate(), "word of a rule, like `branch=main`")) {
      int equals = pinned.indexOf('=');
      if (words.put(pinned.substring(0, equals), pinned.substring(equals + 1)) != null) {
        problems.invalid(
            trust.place("words"), "repeated", "`%s` is pinned twice".formatted(pinned), "");
      }
    }
    return trust.sound()
        ? Optional.of(new Template.Proving(platform.orElseThrow(), audience.orElseThrow(), words))
        : Optional.empty();
  }

  /** Reads a list, an entry at a time; a bare text stands for one that has a name alone. */
  private void entries(String key, Vocabulary vocabulary, Consumer<Fields> reader) {
    Optional<Node> node = fields.node(key);
    if (node.isEmpty()) {
      return;
    }
    if (!(node.get() instanceof Node.OfList(int line, List<Node> items)) || items.size() > MOST) {
      String message = "`%s` is a list of at most %d entries".formatted(key, MOST);
      problems.invalid(fields.place(key), "wrong_sort", message, "begin each with `- `");
      return;
    }
    for (int i = 0; i < items.size(); i++) {
      Node item = items.get(i);
      Node entry =
          item instanceof Node.OfText text
              ? new Node.OfMap(text.line(), Map.of("name", new Node.Member(text.line(), text)))
              : item;
      reader.accept(Fields.of(entry, "%s[%d]".formatted(key, i + 1), vocabulary, problems));
    }
  }

  private void checkNaming(String naming) {
    checkHoles("name", naming);
    Predicate<String> form = text -> text.startsWith("{environment}-");
    fields.accept(
        fields.place("name"), naming, form, "way of naming: it begins with `{environment}-`");
  }

  private void checkHoles(String key, String text) {
    for (String hole : Holes.of(text)) {
      if (!known.contains(hole)) {
        problems.invalid(
            fields.place(key),
            "parameter_unknown",
            "`{%s}` is no parameter of the template".formatted(hole),
            "known: " + String.join(", ", known));
      }
    }
  }
}
