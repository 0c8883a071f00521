package dev.ilk.prove.federation.trust;

import dev.ilk.kernel.Problem;
import dev.ilk.prove.federation.Evidence;
import dev.ilk.prove.federation.ShownToken;
import dev.ilk.prove.federation.TokenRefusal;
import java.time.Instant;
import java.util.SortedMap;

/**
 * A foreign token that was believed: its issuer vouches for exactly one identity. Made by {@link
 * Federation} only.
 */
public final class Vouched {
  private final ShownToken token;
  private final Rule rule;
  private final Instant expires;
  private final SortedMap<String, String> claims;

  Vouched(ShownToken token, Rule rule, Instant expires, SortedMap<String, String> claims) {
    this.token = token;
    this.rule = rule;
    this.expires = expires;
    this.claims = claims;
  }

  /**
   * The identity, as {@link dev.ilk.actor.Actor#subject()} writes it; whether there is one of that
   * name and kind is another question.
   *
   * @return kind and name
   */
  public String subject() {
    return rule.source().subject();
  }

  /**
   * Who vouched.
   *
   * @return the {@code iss}
   */
  public String issuer() {
    return rule.source().issuer();
  }

  /**
   * The rule that matched; of several for the same identity, the first by name.
   *
   * @return its name
   */
  public String rule() {
    return rule.source().name();
  }

  /**
   * When the token ends.
   *
   * @return its {@code exp}; after the moment at which it was believed
   */
  public Instant expires() {
    return expires;
  }

  /**
   * What the issuer said of the runtime.
   *
   * @return bounded as {@link Evidence} is
   */
  public SortedMap<String, String> claims() {
    return claims;
  }

  /**
   * The refusal of this token after all, because of the identity it points at.
   *
   * @param problem why
   * @return the refusal, with this token as evidence
   */
  public TokenRefusal refusal(Problem problem) {
    return TokenRefusal.hidden(problem, Evidence.of(token, rule.platform()));
  }
}
