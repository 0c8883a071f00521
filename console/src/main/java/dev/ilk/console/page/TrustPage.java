package dev.ilk.console.page;

import dev.ilk.console.template.JtetrustGenerated;
import java.util.List;

/**
 * Whom Ilk believes what about software.
 *
 * @param issuers in order
 * @param rules how many rules there are in all
 */
public record TrustPage(List<Issuer> issuers, int rules) implements Page {
  public TrustPage {
    issuers = List.copyOf(issuers);
  }

  /**
   * Somebody who vouches.
   *
   * @param issuer the exact {@code iss}
   * @param rules what it is believed, in order
   */
  public record Issuer(String issuer, List<Rule> rules) {
    public Issuer {
      rules = List.copyOf(rules);
    }
  }

  /**
   * A rule of federation.
   *
   * @param name unique
   * @param who it proves
   * @param audience for whom the token must be
   * @param condition over its claims
   * @param widths in which ways it is wider than it should be, on purpose; may be empty
   */
  public record Rule(String name, Who who, String audience, String condition, List<String> widths) {
    public Rule {
      widths = List.copyOf(widths);
    }
  }

  @Override
  public void write(Canvas on) {
    JtetrustGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
