package dev.ilk.issue.bundle;

import dev.ilk.actor.Issuers;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Workload;
import dev.ilk.gate.FetchBundle;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.jose.JwtSigner;
import dev.ilk.keys.ring.KeyRings;
import dev.ilk.keys.ring.KeysUnavailable;
import dev.ilk.keys.ring.RingName;
import dev.ilk.record.Particulars;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Signs what an enforcement point needs to decide by itself ({@code docs/policy-bundle.md}), with
 * the key of its environment's issuer of workloads. An answer is never fresher than its own
 * statement, and one that repeats nothing is signed as well, so that neither can be forged or
 * played again.
 */
public final class PolicyBundles implements Handler<FetchBundle, String> {
  /** The {@code typ} of an answer. */
  public static final String TYPE = "policies+jwt";

  /** Nobody decides by a bundle for longer than this after it was signed. */
  public static final Duration HOLDS = Duration.ofHours(1);

  private final Issuers issuers;
  private final KeyRings rings;
  private final Source source;

  /** Where the policies and identities come from. */
  @FunctionalInterface
  public interface Source {
    /**
     * What is in force.
     *
     * @param reader the enforcement point, whose environment and team it is about
     * @param at the present; identities that do not stand then are left out
     * @return the content, or that there is too much of it
     * @throws PartUnavailable if it cannot be read
     */
    Result<Content> content(Workload reader, Instant at) throws PartUnavailable;
  }

  /**
   * What a bundle holds.
   *
   * @param sequence grows with every change of anything, on all nodes; never goes back
   * @param version the same for the same content
   * @param policies the policies in force in Cedar's JSON format
   * @param entities the workloads, and the actions that are in groups, in Cedar's JSON format
   */
  public record Content(long sequence, String version, String policies, String entities) {}

  /**
   * Builds the handler.
   *
   * @param issuers the names of the issuers
   * @param rings one ring for each issuer
   * @param source what to sign
   */
  public PolicyBundles(Issuers issuers, KeyRings rings, Source source) {
    this.issuers = issuers;
    this.rings = rings;
    this.source = source;
  }

  @Override
  public Result<Handled<String>> act(Permit<FetchBundle> permit) throws PartUnavailable {
    if (!(permit.proof().actor() instanceof Workload reader)) {
      return Result.failed(
          Problem.of(Problem.Kind.REFUSED, "wrong_plane", "policies are read by workloads"));
    }
    Instant now = permit.arrival().at();
    return switch (source.content(reader, now)) {
      case Result.Failed<Content>(List<Problem> problems) -> new Result.Failed<>(problems);
      case Result.Ok<Content>(Content content) ->
          Result.ok(Handled.of(signed(permit.command(), reader, content, now), told(content)));
    };
  }

  private String signed(FetchBundle asked, Workload reader, Content content, Instant now)
      throws PartUnavailable {
    Claims.Builder claims =
        Claims.builder()
            .put("iss", issuers.of(reader.environment(), Kind.WORKLOAD))
            .put("aud", reader.subject())
            .put("iat", now)
            .put("exp", now.plus(HOLDS))
            .put("seq", content.sequence())
            .put("version", content.version());
    if (!asked.known().equals(content.version())) {
      claims.put("policies", content.policies()).put("entities", content.entities());
    }
    RingName ring = new RingName(new Issuers.Issuer(reader.environment(), Kind.WORKLOAD).ring());
    try {
      return JwtSigner.sign(rings.active(ring), TYPE, claims.build());
    } catch (KeysUnavailable e) {
      throw new PartUnavailable("signing keys of `" + ring + "`", e);
    }
  }

  private static Particulars told(Content content) {
    TreeMap<String, String> details = new TreeMap<>();
    details.put("bundle_version", content.version());
    details.put("sequence", Long.toString(content.sequence()));
    return new Particulars.OfAction(
        "FetchBundle", Optional.empty(), "PolicySet", "all", Optional.empty(), details);
  }
}
