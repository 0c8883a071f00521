package dev.ilk.console.page;

import dev.ilk.console.template.JterevokeGenerated;
import java.util.List;
import java.util.Optional;

/**
 * The form to take something back: what and why; then what that reaches, and only then the button.
 *
 * @param what names what is taken back
 * @param reason why
 * @param problem what is wrong with that; empty if nothing is
 * @param reach what it would reach, once it was looked at
 */
public record RevokePage(String what, String reason, String problem, Optional<Reach> reach)
    implements Page {

  /**
   * What it would reach.
   *
   * @param identities who could no longer prove themselves, in order
   * @param rules which rules of federation would match nothing
   * @param delegations how many delegations would count for nothing
   * @param tokens how many living tokens would be taken back
   * @param more whether there is more than was counted
   */
  public record Reach(
      List<Who> identities, List<String> rules, int delegations, int tokens, boolean more) {
    public Reach {
      identities = List.copyOf(identities);
      rules = List.copyOf(rules);
    }
  }

  @Override
  public void write(Canvas on) {
    JterevokeGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
