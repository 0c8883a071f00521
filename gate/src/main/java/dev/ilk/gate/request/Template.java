package dev.ilk.gate.request;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What teams may ask for by themselves, and within which guardrails (P5). In {@code naming}, {@code
 * purpose} and the words of the proving, {@code {x}} stands for the value of the parameter x;
 * {@code {environment}} and {@code {team}} are always known.
 *
 * @param name lower-case letters, digits and hyphens
 * @param about what it is for, in one sentence
 * @param kind workload or agent
 * @param subtype what sort of workload; empty for agents
 * @param naming how its identities are called
 * @param parameters what whoever asks has to say; in the order of the template
 * @param environments where it may be asked for, and who approves there
 * @param purpose what its identities are there to do, read as "exists to …"
 * @param sensitivity how much depends on them, as in a declaration; empty for the usual
 * @param proving how they prove themselves
 * @param scopes the most that they may hold
 * @param longest the longest that they may live before they are renewed
 * @param source the template as it was written
 * @param digest SHA-256 of the source, in hex
 */
public record Template(
    String name,
    String about,
    Kind kind,
    Optional<String> subtype,
    String naming,
    List<Parameter> parameters,
    List<Place> environments,
    String purpose,
    Optional<String> sensitivity,
    Proving proving,
    Set<String> scopes,
    Duration longest,
    String source,
    String digest) {
  public Template {
    parameters = List.copyOf(parameters);
    environments = List.copyOf(environments);
    scopes = Set.copyOf(scopes);
  }

  /**
   * The place for an environment.
   *
   * @param environment which
   * @return empty if it may not be asked for there
   */
  public Optional<Place> at(Environment environment) {
    return environments.stream()
        .filter(place -> place.environment().equals(environment))
        .findFirst();
  }

  /**
   * An environment where it may be asked for.
   *
   * @param environment which
   * @param approval who approves there, one person for each: {@code owner}, another member of the
   *     team that will own it, or the name of a role; empty if nobody has to
   */
  public record Place(Environment environment, List<String> approval) {
    /** The team that will own it, as an approver. */
    public static final String OWNER = "owner";

    public Place {
      approval = List.copyOf(approval);
    }
  }

  /**
   * How its identities prove themselves: a trust rule of a few words.
   *
   * @param platform the platform in a word, such as {@code github}
   * @param audience that the platform puts into tokens for this Ilk
   * @param words what is pinned; values may hold parameters
   */
  public record Proving(String platform, String audience, Map<String, String> words) {
    public Proving {
      words = Map.copyOf(words);
    }
  }

  /**
   * What whoever asks has to say.
   *
   * @param name lower-case letters, digits and underscores
   * @param form what its values look like
   * @param choices the only values there are; empty unless the form is a choice
   */
  public record Parameter(String name, Form form, Set<String> choices) {
    public Parameter {
      choices = Set.copyOf(choices);
    }

    /**
     * Whether a value may stand for it. No form has characters that mean something in a name, an
     * expression or a list of values.
     *
     * @param value of any length
     * @return whether it may
     */
    public boolean accepts(String value) {
      return form == Form.CHOICE ? choices.contains(value) : form.matches(value);
    }
  }

  /** What values look like. */
  public enum Form {
    /** A part of a name: lower-case letters, digits and single hyphens. */
    NAME("[a-z](?:[a-z0-9]|-(?=[a-z0-9])){0,39}", "lower-case letters, digits and single hyphens"),
    /** A number of up to 18 digits. */
    NUMBER("[0-9]{1,18}", "a number of 1 to 18 digits"),
    /** Words with slashes between them, such as a repository or a branch. */
    PATH(
        "(?=.{1,100}$)[A-Za-z0-9_][A-Za-z0-9._-]*+(?:/[A-Za-z0-9_][A-Za-z0-9._-]*+){0,9}",
        "letters, digits and `._-`, with single slashes between them"),
    /** One of the values that the template names. */
    CHOICE("[A-Za-z0-9_][A-Za-z0-9._/-]{0,99}", "one of the values that the template names");

    private final Pattern pattern;
    private final String meaning;

    Form(String pattern, String meaning) {
      this.pattern = Pattern.compile(pattern);
      this.meaning = meaning;
    }

    /**
     * Whether a text has the form.
     *
     * @param text of any length
     * @return for a choice, whether it can be one of the values at all
     */
    public boolean matches(String text) {
      return pattern.matcher(text).matches();
    }

    /**
     * What values look like, for people.
     *
     * @return part of a sentence
     */
    public String meaning() {
      return meaning;
    }
  }
}
