package dev.ilk.gate;

import dev.ilk.actor.Audience;
import dev.ilk.actor.Credential;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.Optional;
import java.util.Set;

/**
 * Exchange a proof for an access token (RFC 8693, section 2.1).
 *
 * @param at the environment whose issuer was asked
 * @param plane which of its issuers: that of workloads or that of agents
 * @param audience the one service the token shall be for
 * @param scopes what it shall allow; empty for all that the proof, identity and audience allow
 */
public record ExchangeToken(Environment at, Kind plane, Audience audience, Set<String> scopes)
    implements Command<ExchangeToken.Issued> {

  /**
   * A token, signed and recorded.
   *
   * @param token the serialised JWT (RFC 9068)
   * @param credential what it is
   */
  public record Issued(String token, Credential.AccessToken credential) {}

  public ExchangeToken {
    scopes = Set.copyOf(scopes);
  }

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.WORKLOAD, Kind.AGENT);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public Particulars asked() {
    return Asked.credential("access_token", audience.uri(), scopes);
  }

  @Override
  public Optional<Environment> environment() {
    return Optional.of(at);
  }
}
