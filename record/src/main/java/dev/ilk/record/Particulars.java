package dev.ilk.record;

import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** What an event is about; its two shapes are the two layers of the record (U1). */
public sealed interface Particulars {

  /**
   * A credential event: something was asked for, given out, or taken back.
   *
   * @param type what sort of credential, such as {@code access_token} or {@code session}
   * @param id its name, if one came to be
   * @param subject whose authority it carries, if known
   * @param issuer who gives it out
   * @param keyId the key that signed it; may be empty
   * @param audience the service it is for; may be empty
   * @param scopes what it may do there
   * @param issued since when it holds, if it came to be
   * @param expires until when, if it came to be
   * @param binding what it is bound to, as {@code cnf} says; may be empty
   * @param destroys names of credentials or identities that this event takes back
   * @param stated why, in the words of whoever asked for it: the reason of a revocation, the
   *     purpose of a delegation; may be empty
   * @param reached how far the taking back reached, if that was counted
   */
  record OfCredential(
      String type,
      Optional<String> id,
      Optional<Party> subject,
      String issuer,
      String keyId,
      String audience,
      List<String> scopes,
      Optional<Instant> issued,
      Optional<Instant> expires,
      String binding,
      List<String> destroys,
      String stated,
      Optional<Reached> reached)
      implements Particulars {
    public OfCredential {
      scopes = List.copyOf(scopes);
      destroys = List.copyOf(destroys);
    }

    /**
     * How far taking something back reached. It is what an incident would have had at hand.
     *
     * @param identities so many could no longer prove themselves by it
     * @param rules so many rules of federation match nothing any more
     * @param delegations so many delegations count for nothing
     * @param tokens so many living tokens ended
     * @param more whether there was more of any of them than was counted
     */
    public record Reached(int identities, int rules, int delegations, int tokens, boolean more) {}

    /**
     * Without a stated reason.
     *
     * @param type as in the record
     * @param id as in the record
     * @param subject as in the record
     * @param issuer as in the record
     * @param keyId as in the record
     * @param audience as in the record
     * @param scopes as in the record
     * @param issued as in the record
     * @param expires as in the record
     * @param binding as in the record
     * @param destroys as in the record
     */
    public OfCredential(
        String type,
        Optional<String> id,
        Optional<Party> subject,
        String issuer,
        String keyId,
        String audience,
        List<String> scopes,
        Optional<Instant> issued,
        Optional<Instant> expires,
        String binding,
        List<String> destroys) {
      this(
          type,
          id,
          subject,
          issuer,
          keyId,
          audience,
          scopes,
          issued,
          expires,
          binding,
          destroys,
          "",
          Optional.empty());
    }

    /**
     * The same with a reason.
     *
     * @param reason in the words of whoever asked
     * @return a copy
     */
    public OfCredential saying(String reason) {
      return new OfCredential(
          type, id, subject, issuer, keyId, audience, scopes, issued, expires, binding, destroys,
          reason, reached);
    }

    /**
     * The same with how far it reached.
     *
     * @param far what was counted
     * @return a copy
     */
    public OfCredential reaching(Reached far) {
      return new OfCredential(
          type,
          id,
          subject,
          issuer,
          keyId,
          audience,
          scopes,
          issued,
          expires,
          binding,
          destroys,
          stated,
          Optional.of(far));
    }
  }

  /**
   * An action event: something was read, changed or decided.
   *
   * @param action what was done, in the words of the place where it happened
   * @param subject whose action it is, where an enforcement point tells of another's; empty if it
   *     is the event's own actor's
   * @param resourceType the type of what was touched, such as {@code Invoice} or {@code Registry}
   * @param resourceId which one
   * @param token the token under which it happened, if there was one
   * @param details facts that make the event readable later; no secrets and no personal data
   */
  record OfAction(
      String action,
      Optional<Party> subject,
      String resourceType,
      String resourceId,
      Optional<Id.Token> token,
      SortedMap<String, String> details)
      implements Particulars {
    /** The detail that holds the id of the report by which the event was told. */
    public static final String REPORT = "report";

    /**
     * The detail that holds the ids of the elevations under which the subject acts, with a space
     * between two.
     */
    public static final String ELEVATIONS = "elevations";
  }
}
