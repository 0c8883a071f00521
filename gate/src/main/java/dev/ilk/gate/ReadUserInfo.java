package dev.ilk.gate;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Ask, as an app, who the person is that let it in (OpenID Connect Core 1.0, section 5.3).
 *
 * @param at the environment whose human issuer was asked
 */
public record ReadUserInfo(Environment at) implements Command<Map<String, Object>> {
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
    return Asked.action(action(), "Identity", "self");
  }

  @Override
  public Optional<Environment> environment() {
    return Optional.of(at);
  }
}
