package dev.ilk.gate;

import dev.ilk.actor.Credential;
import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Set;

/**
 * Open a session for a person whom the company's identity provider has just vouched for. Its reply,
 * the secret, is its only effect: a session whose secret was never released can be used by nobody.
 */
public record OpenSession() implements Command<OpenSession.Opened> {

  /**
   * A session.
   *
   * @param secret goes into the cookie and nowhere else
   * @param credential what it is
   */
  public record Opened(String secret, Credential.Session credential) {}

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public Particulars asked() {
    return Asked.credential("session", "", List.of());
  }
}
