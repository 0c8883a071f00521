package dev.ilk.gate;

import dev.ilk.actor.Credential;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Give a workload a token that names it to others (SPIFFE JWT-SVID).
 *
 * @param at the environment whose authority was asked
 * @param audiences for whom it shall be; of any content
 */
public record IssueJwtSvid(Environment at, Set<String> audiences)
    implements Command<IssueJwtSvid.Issued> {

  /**
   * A token, signed and recorded.
   *
   * @param token the serialised JWT
   * @param credential what it is
   */
  public record Issued(String token, Credential.JwtSvid credential) {}

  public IssueJwtSvid {
    audiences = Set.copyOf(audiences);
  }

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public Particulars asked() {
    return Asked.credential("jwt_svid", String.join(" ", new TreeSet<>(audiences)), Set.of());
  }

  @Override
  public Optional<Environment> environment() {
    return Optional.of(at);
  }
}
