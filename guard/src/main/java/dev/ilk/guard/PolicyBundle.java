package dev.ilk.guard;

import dev.ilk.cedar.CedarJson;
import dev.ilk.cedar.PolicySet;
import dev.ilk.cedar.data.Entities;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.diagnostic.Parsed;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.keys.jose.Claims;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Ilk's policies and the workloads of an environment, as a verified answer said.
 *
 * @param sequence the number of the state they are from; a later state never has a lower one
 * @param version the same for the same content
 * @param reader the guard's own workload, for which the answer was made
 * @param expires until when anyone may decide by it
 * @param content what it holds
 */
record PolicyBundle(
    long sequence, String version, EntityUid reader, Instant expires, Content content) {
  private static final String WORKLOAD = "workload:";

  /**
   * What decisions are made by. Immutable.
   *
   * @param policies those that Ilk enforces
   * @param known the workloads, and the actions that are in groups, as policies see them
   * @param left what is left to Ilk
   */
  record Content(PolicySet policies, Entities known, LeftToIlk left) {}

  /**
   * Reads an answer.
   *
   * @param claims what was signed
   * @param held the bundle that the guard has, of which an answer may say that it still holds
   * @throws IlkUnavailable if the answer cannot be used; the one that is held may still be
   */
  static PolicyBundle read(Claims claims, Optional<PolicyBundle> held) throws IlkUnavailable {
    long sequence = claims.number("seq").orElseThrow(() -> broken("has no `seq`"));
    String version = claims.text("version").orElseThrow(() -> broken("has no `version`"));
    Instant expires = claims.instant("exp").orElseThrow(() -> broken("does not end"));
    String reader =
        claims
            .texts("aud")
            .map(List::getFirst)
            .filter(name -> name.startsWith(WORKLOAD))
            .orElseThrow(() -> broken("is for no workload"));
    if (held.isPresent() && sequence < held.get().sequence()) {
      throw broken(
          "is older than the one in use: %d after %d".formatted(sequence, held.get().sequence()));
    }
    return new PolicyBundle(
        sequence,
        version,
        EntityUid.of("Workload", reader.substring(WORKLOAD.length())),
        expires,
        content(claims, version, held));
  }

  private static Content content(Claims claims, String version, Optional<PolicyBundle> held)
      throws IlkUnavailable {
    Optional<String> policies = claims.text("policies");
    Optional<String> entities = claims.text("entities");
    if (policies.isPresent() && entities.isPresent()) {
      PolicySet set = read(CedarJson.readPolicies(SourceText.of(policies.get())));
      return new Content(
          set, read(CedarJson.readEntities(SourceText.of(entities.get()))), LeftToIlk.of(set));
    }
    return held.filter(known -> known.version().equals(version))
        .map(PolicyBundle::content)
        .orElseThrow(() -> broken("holds nothing"));
  }

  private static <T> T read(Parsed<T> parsed) throws IlkUnavailable {
    return switch (parsed) {
      case Parsed.Read<T>(T value) -> value;
      case Parsed.Refused<T> refused ->
          throw broken("cannot be read: " + refused.diagnostics().getFirst().message());
    };
  }

  private static IlkUnavailable broken(String why) {
    return new IlkUnavailable("a bundle of policies " + why);
  }
}
