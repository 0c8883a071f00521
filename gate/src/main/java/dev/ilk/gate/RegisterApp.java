package dev.ilk.gate;

import dev.ilk.actor.App;
import dev.ilk.actor.ClientMethod;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Make an app known that people use (RFC 7591).
 *
 * @param at the environment whose human issuer shall know it
 * @param name what people read
 * @param redirects where browsers may be sent with an answer
 * @param method how it authenticates; empty for a public client
 * @param demands what it binds itself to
 */
public record RegisterApp(
    Environment at,
    String name,
    List<String> redirects,
    Optional<ClientMethod> method,
    Set<App.Demand> demands)
    implements Command<App> {
  public RegisterApp {
    redirects = List.copyOf(redirects);
    demands = Set.copyOf(demands);
  }

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN);
  }

  @Override
  public Reach reach() {
    return Reach.STATE;
  }

  @Override
  public Particulars asked() {
    return told("");
  }

  /**
   * What the record says of it.
   *
   * @param id the app's; empty if it has none yet
   * @return with what it said of itself
   */
  public Particulars told(String id) {
    return Asked.action(
        action(),
        "App",
        id,
        Map.of(
            "name", name,
            "redirects", String.join(" ", redirects),
            "method", method.map(ClientMethod::word).orElse("none")));
  }

  @Override
  public Optional<Environment> environment() {
    return Optional.of(at);
  }
}
