package dev.ilk.gate;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Names;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.record.Particulars;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.regex.Pattern;

/**
 * Take something back: one token, an identity's power to prove itself, or what software proves
 * itself by, together with all that was issued on its strength. Or tell what that would reach, or
 * lift a suspension.
 *
 * @param what which
 * @param reason why, for the record; 1 to 500 characters
 * @param mode what to do
 */
public record Revoke(Revocable what, String reason, Mode mode) implements Command<Revoke.Revoked> {

  private static final Pattern INSTANCE = Pattern.compile("inst_[0-9a-f]{20}");
  private static final String ENVIRONMENT = "env:";
  private static final String ISSUER = "issuer:";

  /** What to do. */
  public enum Mode {
    /** Take it back. */
    REVOKE("Revoke"),
    /** Tell what that would reach. */
    PREVIEW("PreviewRevocation"),
    /** Trust an instance, issuer or environment again; what was taken back stays so. */
    LIFT("LiftSuspension");

    private final String action;

    Mode(String action) {
      this.action = action;
    }
  }

  /** What can be taken back. */
  public sealed interface Revocable {
    /**
     * How people name it.
     *
     * @return an id or a subject
     */
    String name();

    /**
     * What sort of thing it is.
     *
     * @return one word
     */
    String sort();

    /**
     * Reads how people name it; what has none of the others' forms is taken for a subject.
     *
     * @param text of any content
     * @return empty if it names nothing that could be
     */
    static Optional<Revocable> of(String text) {
      if (text.startsWith(ENVIRONMENT)) {
        return Optional.of(text.substring(ENVIRONMENT.length()))
            .filter(name -> Names.ENVIRONMENT.matcher(name).matches())
            .map(name -> new WholeEnvironment(new Environment(name)));
      }
      if (text.startsWith(ISSUER)) {
        return Optional.of(new WholeIssuer(text.substring(ISSUER.length())));
      }
      if (INSTANCE.matcher(text).matches()) {
        return Optional.of(new OneInstance(text));
      }
      Optional<Id.Token> token = Ids.parse(Id.Token.PREFIX, Id.Token::new, text);
      return token.isPresent()
          ? token.map(OneToken::new)
          : Optional.of(text).filter(subject -> !subject.isBlank()).map(WholeIdentity::new);
    }
  }

  /**
   * One token.
   *
   * @param id its {@code jti}
   */
  public record OneToken(Id.Token id) implements Revocable {
    @Override
    public String name() {
      return id.value();
    }

    @Override
    public String sort() {
      return "access_token";
    }
  }

  /**
   * One running instance of software: a pod, a job's run.
   *
   * @param name as tokens say in {@code instance}
   */
  public record OneInstance(String name) implements Revocable {
    @Override
    public String sort() {
      return "instance";
    }
  }

  /**
   * A whole identity.
   *
   * @param subject kind and name, as {@link dev.ilk.actor.Actor#subject()} writes them
   */
  public record WholeIdentity(String subject) implements Revocable {
    @Override
    public String name() {
      return subject;
    }

    @Override
    public String sort() {
      return "identity";
    }
  }

  /**
   * The trust in an issuer of foreign tokens.
   *
   * @param issuer the exact {@code iss}
   */
  public record WholeIssuer(String issuer) implements Revocable {
    @Override
    public String name() {
      return ISSUER + issuer;
    }

    @Override
    public String sort() {
      return "issuer";
    }
  }

  /**
   * A whole environment.
   *
   * @param environment which
   */
  public record WholeEnvironment(Environment environment) implements Revocable {
    @Override
    public String name() {
      return ENVIRONMENT + environment.name();
    }

    @Override
    public String sort() {
      return "environment";
    }
  }

  /**
   * What is reached.
   *
   * @param identities the subjects of those who can no longer prove themselves, at most 1000
   * @param rules the rules of federation that match nothing any more, at most 1000
   * @param delegations how many delegations count for nothing
   * @param tokens how many living tokens are taken back
   * @param more whether there is more of any of them than was counted
   */
  public record Reached(
      SortedSet<String> identities,
      SortedSet<String> rules,
      int delegations,
      int tokens,
      boolean more) {
    /** Nothing and nobody. */
    public static final Reached NOTHING =
        new Reached(Collections.emptySortedSet(), Collections.emptySortedSet(), 0, 0, false);
  }

  /**
   * It is done on every node, or it is what would be done.
   *
   * @param what which
   * @param at since when
   * @param reached what it reaches
   */
  public record Revoked(Revocable what, Instant at, Reached reached) {}

  /**
   * Takes something back.
   *
   * @param what which
   * @param reason why
   */
  public Revoke(Revocable what, String reason) {
    this(what, reason, Mode.REVOKE);
  }

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN, Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return mode == Mode.PREVIEW ? Reach.REPLY : Reach.STATE;
  }

  @Override
  public String action() {
    return mode.action;
  }

  @Override
  public Particulars asked() {
    return mode == Mode.REVOKE
        ? Asked.taking(what.sort(), what.name()).saying(reason)
        : Asked.action(action(), what.sort(), what.name(), Map.of("reason", reason));
  }
}
