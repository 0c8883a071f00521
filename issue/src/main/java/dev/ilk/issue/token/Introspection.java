package dev.ilk.issue.token;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Delegation;
import dev.ilk.actor.Issuers;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.IntrospectToken;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.Subjects;
import dev.ilk.issue.revocation.Revocations;
import dev.ilk.kernel.Binding;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.possession.Confirmation;
import dev.ilk.keys.ring.KeyRings;
import dev.ilk.record.Particulars;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tells what a token says and whether it holds now (RFC 7662): genuine, of the issuer asked, not
 * ended, not taken back, and everyone named in it still standing. Of anything else it says {@code
 * active: false} and nothing more (section 2.2).
 */
public final class Introspection
    implements Handler<IntrospectToken, IntrospectToken.Introspection> {
  private static final IntrospectToken.Introspection INACTIVE =
      new IntrospectToken.Introspection(false, Map.of());

  private final TokenReader reader;
  private final Revocations revocations;
  private final Subjects subjects;
  private final InstantSource clock;

  /**
   * Builds the handler.
   *
   * @param issuers the names of the issuers
   * @param rings one ring for each issuer
   * @param revocations what was taken back
   * @param subjects finds whom a token speaks of
   * @param clock the present
   */
  public Introspection(
      Issuers issuers,
      KeyRings rings,
      Revocations revocations,
      Subjects subjects,
      InstantSource clock) {
    this.reader = new TokenReader(issuers, rings);
    this.revocations = revocations;
    this.subjects = subjects;
    this.clock = clock;
  }

  @Override
  public Result<Handled<IntrospectToken.Introspection>> act(Permit<IntrospectToken> permit)
      throws PartUnavailable {
    IntrospectToken asked = permit.command();
    Instant now = clock.instant();
    Optional<TokenReader.Held> held = reader.read(asked.at(), asked.plane(), asked.token(), now);
    boolean active = held.isPresent() && holds(held.get(), now);
    IntrospectToken.Introspection told =
        active ? new IntrospectToken.Introspection(true, members(held.get())) : INACTIVE;
    return Result.ok(Handled.of(told, particulars(held, active)));
  }

  private boolean holds(TokenReader.Held held, Instant now) throws PartUnavailable {
    if (takenBack(held)) {
      return false;
    }
    for (String name : TokenNames.subjects(held.claims())) {
      Optional<Actor> party = subjects.bySubject(name);
      if (party.isEmpty() || !party.get().standsAt(now)) {
        return false;
      }
    }
    return delegationHolds(held, now);
  }

  private boolean takenBack(TokenReader.Held held) throws PartUnavailable {
    try {
      return revocations.takenBack(TokenNames.all(held.claims()), held.issued());
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("revocations", e);
    }
  }

  private boolean delegationHolds(TokenReader.Held held, Instant now) throws PartUnavailable {
    Optional<String> name = held.claims().text(TokenNames.DELEGATION);
    if (name.isEmpty()) {
      return true;
    }
    Optional<Id.Delegation> id = Ids.parse(Id.Delegation.PREFIX, Id.Delegation::new, name.get());
    Optional<Delegation> delegation =
        id.isEmpty() ? Optional.empty() : subjects.delegation(id.get());
    return delegation.filter(one -> one.holdsAt(now)).isPresent();
  }

  private static Map<String, Object> members(TokenReader.Held held) {
    Map<String, Object> members = new LinkedHashMap<>(held.claims().asMap());
    boolean keyed = Confirmation.of(held.claims()).flatMap(Binding::key).isPresent();
    members.put("token_type", keyed ? "DPoP" : "Bearer");
    return members;
  }

  private static Particulars particulars(Optional<TokenReader.Held> held, boolean active) {
    TreeMap<String, String> details = new TreeMap<>();
    details.put("active", Boolean.toString(active));
    return new Particulars.OfAction(
        "IntrospectToken",
        Optional.empty(),
        "Token",
        held.map(one -> one.id().value()).orElse("unreadable"),
        held.map(TokenReader.Held::id),
        details);
  }
}
