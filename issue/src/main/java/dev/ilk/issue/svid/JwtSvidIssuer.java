package dev.ilk.issue.svid;

import dev.ilk.actor.Credential;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.IssueJwtSvid;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.issue.token.TokenLife;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.Signer;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.jose.JwtSigner;
import dev.ilk.record.Particulars;
import dev.ilk.record.Party;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Issues JWT-SVIDs: the workload's SPIFFE ID for the audiences that it names, minutes long. */
public final class JwtSvidIssuer implements Handler<IssueJwtSvid, IssueJwtSvid.Issued> {
  /** Each audience could show the token to every other, so they are few. */
  static final int MOST_AUDIENCES = 8;

  private static final Pattern AUDIENCE = Pattern.compile("[\\x21-\\x7e]{1,200}");

  private final Authorities authorities;
  private final Ids ids;
  private final InstantSource clock;

  /**
   * Builds the handler.
   *
   * @param authorities who signs
   * @param ids where token ids come from
   * @param clock the present
   */
  public JwtSvidIssuer(Authorities authorities, Ids ids, InstantSource clock) {
    this.authorities = authorities;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Result<Handled<IssueJwtSvid.Issued>> act(Permit<IssueJwtSvid> permit)
      throws PartUnavailable {
    return switch (credential(permit)) {
      case Result.Ok<Credential.JwtSvid>(Credential.JwtSvid svid) -> Result.ok(sign(permit, svid));
      case Result.Failed<Credential.JwtSvid>(List<Problem> problems) ->
          new Result.Failed<>(problems);
    };
  }

  private Result<Credential.JwtSvid> credential(Permit<IssueJwtSvid> permit) {
    IssueJwtSvid asked = permit.command();
    return Named.of(permit.proof(), asked.at(), authorities.domain(asked.at()))
        .then(named ->
            audiences(asked.audiences())
                .then(audiences ->
                    TokenLife.of(
                            clock.instant(), permit.proof(), named.workload(), permit.decision())
                        .then(life ->
                            Result.ok(
                                new Credential.JwtSvid(
                                    ids.token(),
                                    named.workload().id(),
                                    authorities.domain(asked.at()).id(),
                                    named.id(),
                                    audiences,
                                    life.issued(),
                                    life.expires())))));
  }

  private static Result<Set<String>> audiences(Set<String> asked) {
    boolean sound =
        !asked.isEmpty()
            && asked.size() <= MOST_AUDIENCES
            && asked.stream().allMatch(AUDIENCE.asMatchPredicate());
    return sound
        ? Result.ok(asked)
        : Result.failed(
            Problem.of(
                    Problem.Kind.INVALID,
                    "audience_invalid",
                    "expected 1 to %d audiences of 1 to 200 visible characters"
                        .formatted(MOST_AUDIENCES))
                .at("audience")
                .mend("name the one service that the token is for"));
  }

  private Handled<IssueJwtSvid.Issued> sign(Permit<IssueJwtSvid> permit, Credential.JwtSvid svid)
      throws PartUnavailable {
    Signer signer = authorities.signingJwts(permit.command().at());
    List<String> audiences = List.copyOf(new TreeSet<>(svid.audiences()));
    Claims claims =
        Claims.builder()
            .put("sub", svid.spiffeId().uri())
            .put("aud", audiences)
            .put("exp", svid.expires())
            .put("iat", svid.issued())
            .put("jti", svid.id().value())
            .build();
    Particulars particulars =
        new Particulars.OfCredential(
            "jwt_svid",
            Optional.of(svid.id().value()),
            Optional.of(Party.of(permit.proof().actor())),
            svid.issuer(),
            signer.kid(),
            String.join(" ", audiences),
            List.of(),
            Optional.of(svid.issued()),
            Optional.of(svid.expires()),
            "",
            List.of());
    return Handled.of(
        new IssueJwtSvid.Issued(JwtSigner.sign(signer, "JWT", claims), svid), particulars);
  }
}
