package dev.ilk.guard;

import dev.ilk.keys.jose.Claims;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Asks Ilk for each decision (AuthZEN Authorization API 1.0, section 6). The answer is in the
 * record before it arrives here.
 */
public final class Asking implements Judge {
  private static final Duration LIMIT = Duration.ofSeconds(3);

  private final Endpoint endpoint;

  /**
   * Asks one Ilk.
   *
   * @param ilk its public address
   * @param own the service's own token
   */
  public Asking(URI ilk, OwnToken own) {
    this.endpoint = new Endpoint(URI.create(ilk + "/access/v1/evaluation"), own, LIMIT);
  }

  @Override
  public Judgement judge(Caller caller, GuardedAction action) throws IlkUnavailable {
    byte[] question = Told.evaluation(caller, action).json();
    Claims answer = endpoint.post(question).json(endpoint.uri());
    boolean allowed =
        answer
            .truth("decision")
            .orElseThrow(() -> new IlkUnavailable("an evaluation without a decision"));
    Claims context = answer.nested("context").orElseGet(() -> Claims.builder().build());
    return new Judgement(
        allowed,
        context.text("reason").orElse(allowed ? "allowed" : "denied"),
        context.texts("policies").orElse(List.of()));
  }
}
