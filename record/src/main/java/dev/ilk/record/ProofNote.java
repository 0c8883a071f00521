package dev.ilk.record;

import dev.ilk.actor.Kind;
import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** How an actor was proven, or failed to be, in the shape that its kind needs (U1). */
public sealed interface ProofNote {

  /**
   * The method, such as {@code oidc-federation}, {@code session} or {@code access-token}.
   *
   * @return one word or hyphenated words
   */
  String method();

  /**
   * A person's proof.
   *
   * @param method how
   * @param expires until when
   * @param session the session, if there is one
   * @param provider who vouched: the identity provider's issuer, or the local socket
   * @param assurance the {@code acr} reached; empty if the provider named none
   * @param factors the {@code amr} values
   * @param device what is known of the device; personal data, kept beside the entry. May be empty
   * @param approvers who approved the elevations, nearest last
   * @param elevations the elevations under which the person acted
   */
  record OfHuman(
      String method,
      Instant expires,
      Optional<Id.Session> session,
      String provider,
      String assurance,
      List<String> factors,
      String device,
      List<Party> approvers,
      List<Id.Elevation> elevations)
      implements ProofNote {
    public OfHuman {
      factors = List.copyOf(factors);
      approvers = List.copyOf(approvers);
      elevations = List.copyOf(elevations);
    }
  }

  /**
   * A workload's proof.
   *
   * @param method how
   * @param expires until when
   * @param issuer who vouched
   * @param rule the trust rule that matched; empty if the proof was Ilk's own token
   * @param token the token of Ilk that was the proof, if it was one
   * @param claims what the issuer said of the runtime: repository, commit, run, pod
   */
  record OfWorkload(
      String method,
      Instant expires,
      String issuer,
      String rule,
      Optional<Id.Token> token,
      SortedMap<String, String> claims)
      implements ProofNote {}

  /**
   * An agent's proof.
   *
   * @param method how
   * @param expires until when
   * @param issuer who vouched
   * @param rule the trust rule that matched
   * @param delegation the delegation it acts under, if it showed one
   * @param model which model drives it; may be empty
   * @param contextDigest SHA-256 of the request or prompt context in lower-case hexadecimal, where
   *     the agent gave one; may be empty
   * @param claims what the issuer said of the runtime
   */
  record OfAgent(
      String method,
      Instant expires,
      String issuer,
      String rule,
      Optional<Id.Delegation> delegation,
      String model,
      String contextDigest,
      SortedMap<String, String> claims)
      implements ProofNote {}

  /**
   * A proof that failed.
   *
   * @param method how it was attempted
   * @param plane at whose plane
   * @param evidence what was seen, unverified and without secrets; bounded
   */
  record Failed(String method, Kind plane, SortedMap<String, String> evidence)
      implements ProofNote {}
}
