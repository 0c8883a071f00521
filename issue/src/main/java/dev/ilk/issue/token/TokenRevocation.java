package dev.ilk.issue.token;

import dev.ilk.actor.Issuers;
import dev.ilk.gate.Done;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.RevokeToken;
import dev.ilk.issue.revocation.Revocation;
import dev.ilk.issue.revocation.RevocationStore;
import dev.ilk.issue.revocation.Revocations;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.ring.KeyRings;
import dev.ilk.record.Particulars;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Takes back a token that its holder gives back (RFC 7009). A token that is unknown, ended or
 * another's is left alone, and the answer is the same (section 2.2), so that nothing is learnt.
 */
public final class TokenRevocation implements Handler<RevokeToken, Done> {
  private final TokenReader reader;
  private final RevocationStore store;
  private final Revocations revocations;
  private final InstantSource clock;

  /**
   * Builds the handler.
   *
   * @param issuers the names of the issuers
   * @param rings one ring for each issuer
   * @param store keeps revocations
   * @param revocations what this node holds of them
   * @param clock the present
   */
  public TokenRevocation(
      Issuers issuers,
      KeyRings rings,
      RevocationStore store,
      Revocations revocations,
      InstantSource clock) {
    this.reader = new TokenReader(issuers, rings);
    this.store = store;
    this.revocations = revocations;
    this.clock = clock;
  }

  @Override
  public Result<Handled<Done>> act(Permit<RevokeToken> permit) throws PartUnavailable {
    RevokeToken asked = permit.command();
    Instant now = clock.instant();
    String holder = permit.proof().actor().id().value();
    Optional<TokenReader.Held> own =
        reader
            .read(asked.at(), asked.plane(), asked.token(), now)
            .filter(held -> held.holder().equals(holder));
    if (own.isPresent()) {
      takeBack(asked, own.get(), now);
    }
    return Result.ok(Handled.of(Done.DONE, particulars(own)));
  }

  private void takeBack(RevokeToken asked, TokenReader.Held own, Instant now)
      throws PartUnavailable {
    try {
      store.add(Revocation.ofToken(own.id(), Optional.of(asked.at()), now, own.expires()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("revocations", e);
    }
    revocations.hurry();
  }

  private static Particulars particulars(Optional<TokenReader.Held> own) {
    return new Particulars.OfCredential(
        "access_token",
        Optional.empty(),
        Optional.empty(),
        "",
        "",
        "",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        "",
        own.map(held -> List.of(held.id().value())).orElse(List.of()));
  }
}
