package dev.ilk.gate.migration;

import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.Optional;

/**
 * A static secret of another system. The secret itself was never read.
 *
 * @param id worked out from what it is
 * @param place where it is
 * @param shape which sort it is, such as {@code kubernetes-token}; what replaces it goes by that
 * @param keeper who answers for it
 * @param score what there is to win by replacing it
 * @param times when it was what
 * @param sight what the latest reading says
 * @param state how far its replacement is
 * @param since since when it is in that state
 * @param replacement what is known of that
 */
public record StaticSecret(
    Id.Secret id,
    Place place,
    String shape,
    Keeper keeper,
    SecretScore score,
    Times times,
    Sight sight,
    SecretState state,
    Instant since,
    Replacement replacement) {

  /**
   * Where a secret is.
   *
   * @param source the source that it was read from
   * @param connector how that is read, such as {@code github}; {@code scan} for what leaked
   * @param account the account that holds it; empty if nobody knows which does
   * @param name the account's name; for what leaked, where it stands
   * @param kind what it is, in its system's word
   * @param nativeId its id or fingerprint there; may be empty
   */
  public record Place(
      String source,
      String connector,
      Optional<Id.Account> account,
      String name,
      String kind,
      String nativeId) {}

  /**
   * Who answers for a secret. Texts are empty where nobody knows.
   *
   * @param subject the identity that its account belongs to
   * @param team the team that answers for it
   * @param environment where it is used
   */
  public record Keeper(String subject, String team, String environment) {
    /** Nobody is known. */
    public static final Keeper NOBODY = new Keeper("", "", "");
  }

  /**
   * What is known of a secret's replacement.
   *
   * @param tranche the secrets that it is replaced with
   * @param successor the subject of what takes its place; empty if nothing does yet
   * @param used when that was first used
   * @param word what was said at the last step; empty if nothing was
   * @param exemption why it stays for a time
   */
  public record Replacement(
      Optional<Id.Tranche> tranche,
      String successor,
      Optional<Instant> used,
      String word,
      Optional<Exemption> exemption) {
    /** Nothing is. */
    public static final Replacement NONE =
        new Replacement(Optional.empty(), "", Optional.empty(), "", Optional.empty());
  }

  /**
   * Why a secret stays for a time.
   *
   * @param reason why it cannot be replaced
   * @param owner the subject of the person who answers for that
   * @param isolation what keeps it from harm meanwhile
   * @param retire when it has to be gone
   */
  public record Exemption(String reason, String owner, String isolation, Instant retire) {}

  /**
   * The same secret, a step on.
   *
   * @param to the state it is in from now on
   * @param at since when
   * @param becomes what is known of its replacement
   * @return a copy
   */
  public StaticSecret in(SecretState to, Instant at, Replacement becomes) {
    return new StaticSecret(id, place, shape, keeper, score, times, sight, to, at, becomes);
  }

  /**
   * When it was what.
   *
   * @param created when it was made, if its system tells
   * @param lastUsed when it was last used, if its system tells; of the account, if it tells it only
   *     of that
   * @param expires when it ends; nothing if it never does or the system does not tell
   * @param firstSeen when it was first read
   * @param lastSeen when the account that holds it was last read
   */
  public record Times(
      Optional<Instant> created,
      Optional<Instant> lastUsed,
      Optional<Instant> expires,
      Instant firstSeen,
      Instant lastSeen) {}
}
