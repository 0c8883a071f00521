package dev.ilk.prove.human.sealed;

import dev.ilk.actor.Human;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.Secrets;
import dev.ilk.prove.human.Humans;
import dev.ilk.prove.human.failure.Failure;
import dev.ilk.prove.human.failure.Standing;
import dev.ilk.prove.proof.Attempt;
import dev.ilk.prove.proof.attempt.Proven;
import dev.ilk.prove.proof.human.HumanProof;
import dev.ilk.share.Share;
import dev.ilk.share.Split;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Proves an emergency identity by shares, or by the pass that they led to. Asks nobody but the
 * store, so that it works when the provider is away. Safe to share between threads.
 */
public final class SealedPlane {
  /** How shares prove, in the words of {@link dev.ilk.prove.proof.Proof#method()}. */
  public static final String SHARES = "break-glass-shares";

  /** How a pass proves. */
  public static final String PASS = "break-glass";

  /** What every pass begins with. */
  public static final String PREFIX = "ilk_bgl_";

  private static final Logger LOG = LoggerFactory.getLogger(SealedPlane.class);
  private static final String ISSUER = "local";

  /** Shares prove for the one request that brings them. */
  private static final Duration LIFE = Duration.ofMinutes(1);

  private final Seals seals;
  private final Humans humans;

  /**
   * Builds it.
   *
   * @param seals finds seals
   * @param humans finds the identities that they prove
   */
  public SealedPlane(Seals seals, Humans humans) {
    this.seals = seals;
    this.humans = humans;
  }

  /**
   * Tries shares.
   *
   * @param name of the seal; of any content
   * @param texts the shares, of any content; at most {@link Split#MOST}
   * @param now the present
   * @return proven only by enough shares of exactly this seal, which was not opened since it was
   *     sealed, for an emergency identity that stands
   */
  public Attempt shares(String name, List<String> texts, Instant now) {
    Failure failure = Failure.of(SHARES).seen("seal", name);
    try {
      Optional<SealState> found = seals.seal(name);
      if (found.isEmpty()) {
        return failure.quietly(problem("seal_unknown", "there is no seal of that name"));
      }
      if (!seals.mayTry(name, now)) {
        LOG.error("BREAK-GLASS: too many tries at the seal `{}`", found.get().name());
        return failure.openly(
            problem("seal_tries", "there were too many tries within a minute")
                .mend("wait a minute"));
      }
      Attempt attempt = judge(found.get(), texts, failure, now);
      if (!(attempt instanceof Proven)) {
        LOG.error("BREAK-GLASS: a try at the seal `{}` failed", found.get().name());
      }
      return attempt;
    } catch (StoreUnavailable e) {
      return failure.unavailable("store_unavailable", "seals cannot be looked up");
    }
  }

  private Attempt judge(SealState seal, List<String> texts, Failure failure, Instant now)
      throws StoreUnavailable {
    if (seal.openUntil().isPresent()) {
      return failure.openly(
          problem("seal_opened", "the seal was opened, and opens once")
              .mend("seal it anew with `ilk break-glass seal`"));
    }
    List<Share> shares =
        texts.stream().limit(Split.MOST + 1L).flatMap(text -> Share.parse(text).stream()).toList();
    if (shares.size() != texts.size()) {
      return failure.openly(problem("share_malformed", "what was shown is no share"));
    }
    String tag = Split.tag(seal.digest());
    if (!shares.stream().allMatch(one -> one.seal().equals(seal.name()) && one.tag().equals(tag))) {
      return failure.openly(
          problem("share_foreign", "a share is of another seal, or of an earlier one")
              .mend("its holder was given a new one when it was sealed last"));
    }
    if (shares.stream().map(Share::index).distinct().count() < seal.threshold()) {
      return failure.openly(
          problem("shares_too_few", "%d different shares are needed".formatted(seal.threshold())));
    }
    return Split.opens(shares, seal.digest())
        ? proven(seal, SHARES, now.plus(LIFE), failure, now)
        : failure.openly(problem("share_wrong", "the shares do not fit together"));
  }

  /**
   * Tries a pass.
   *
   * @param pass as it was shown; of any content
   * @param now the present
   * @return proven until the end that the seal states
   */
  public Attempt pass(String pass, Instant now) {
    Failure failure = Failure.of(PASS);
    if (!Secrets.hasForm(PREFIX, pass)) {
      return failure.quietly(problem("pass_malformed", "this is no pass"));
    }
    try {
      Optional<SealState> found = seals.passed(Secrets.digest(pass));
      if (found.isEmpty()) {
        return failure.quietly(problem("pass_unknown", "there is no such pass"));
      }
      Instant until = found.get().openUntil().orElse(Instant.MIN);
      return now.isBefore(until)
          ? proven(found.get(), PASS, until, failure, now)
          : failure.quietly(problem("pass_over", "the time that the seal states is over"));
    } catch (StoreUnavailable e) {
      return failure.unavailable("store_unavailable", "seals cannot be looked up");
    }
  }

  private Attempt proven(SealState seal, String method, Instant until, Failure failure, Instant now)
      throws StoreUnavailable {
    Optional<Human> found = humans.byId(seal.human());
    if (found.isEmpty() || found.get().subtype() != Human.Subtype.BREAK_GLASS) {
      return failure.quietly(
          problem("seal_without_identity", "the seal's emergency identity is not registered"));
    }
    Human human = found.get();
    Optional<Problem> against = Standing.problem(human, now);
    if (against.isPresent()) {
      return failure.claiming(human).openly(against.get());
    }
    return new Proven(
        new HumanProof(
            human,
            method,
            ISSUER,
            now,
            now,
            Standing.end(human, until),
            Optional.empty(),
            Optional.empty(),
            "",
            List.of(),
            ""));
  }

  private static Problem problem(String code, String message) {
    return Problem.of(Problem.Kind.UNPROVEN, code, message);
  }
}
