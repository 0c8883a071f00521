package dev.ilk.console.page;

import dev.ilk.console.template.JteidentityGenerated;
import java.util.List;

/**
 * One identity with all that belongs to it.
 *
 * @param name without the kind
 * @param kind in one word
 * @param subject kind and name
 * @param state how it stands
 * @param sentence why it exists
 * @param missing what the sentence cannot say
 * @param around the picture of its surroundings
 * @param facts as registered
 * @param scopes the most that its tokens can say, in order
 * @param rules the rules by which it proves itself
 * @param provenBy how it proves itself where there are no rules
 * @param credentials those alive
 * @param delegations those that hold
 * @param lastUse when it last proved itself, as a sentence
 * @param steps the latest events that name it, latest first
 * @param untold why there are no steps
 */
public record IdentityPage(
    String name,
    String kind,
    String subject,
    Chip state,
    String sentence,
    List<String> missing,
    Drawing around,
    List<Fact> facts,
    List<String> scopes,
    List<Rule> rules,
    String provenBy,
    List<Held> credentials,
    List<Lent> delegations,
    String lastUse,
    List<StepRow> steps,
    String untold)
    implements Page {
  public IdentityPage {
    missing = List.copyOf(missing);
    facts = List.copyOf(facts);
    scopes = List.copyOf(scopes);
    rules = List.copyOf(rules);
    credentials = List.copyOf(credentials);
    delegations = List.copyOf(delegations);
    steps = List.copyOf(steps);
  }

  /**
   * Something that is registered.
   *
   * @param label what
   * @param value as people read it
   */
  public record Fact(String label, String value) {}

  /**
   * A rule of federation.
   *
   * @param name unique
   * @param issuer who vouches
   * @param audience for whom the token must be
   * @param condition over its claims
   * @param accepted why it is wider than it should be; empty if it is not
   */
  public record Rule(
      String name, String issuer, String audience, String condition, String accepted) {}

  /**
   * A credential.
   *
   * @param sort what it is
   * @param id its name
   * @param purpose for whom, or what it names
   * @param ends when
   */
  public record Held(String sort, String id, String purpose, Moment ends) {}

  /**
   * A delegation.
   *
   * @param direction {@code lent to} or {@code lent by}
   * @param other at its other end
   * @param purpose what for
   * @param scopes which operations, in order
   * @param audiences at which services
   * @param until when it ends
   * @param id its name
   */
  public record Lent(
      String direction,
      Who other,
      String purpose,
      List<String> scopes,
      String audiences,
      Moment until,
      String id) {
    public Lent {
      scopes = List.copyOf(scopes);
    }
  }

  @Override
  public void write(Canvas on) {
    JteidentityGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
