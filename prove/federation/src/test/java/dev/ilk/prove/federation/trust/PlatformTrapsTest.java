package dev.ilk.prove.federation.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.TrustRule;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.Algorithm;
import dev.ilk.outside.platform.TokenIssuer;
import dev.ilk.prove.federation.Reading;
import dev.ilk.prove.federation.ShownToken;
import dev.ilk.prove.federation.issuer.Freshness;
import dev.ilk.prove.federation.issuer.IssuerKeys;
import dev.ilk.prove.federation.issuer.Reach;
import dev.ilk.prove.federation.platform.Platform;
import dev.ilk.prove.federation.platform.Proposal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every platform's real claims against the rule that is written for it from a few words, and
 * against the traps that are known of it; printed as a table, and kept as one that anyone can read.
 */
class PlatformTrapsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final String AUDIENCE = "https://ilk.example/e/prod/workload";
  private static final Reach INSIDE = new Reach(true, false);
  private static final Path TABLE =
      Path.of(System.getProperty("ilk.root")).resolve("docs/platform-traps.txt");
  private static final String HOW =
      "docs/platform-traps.txt is no longer true; if the change is wanted, write it anew with: mvn"
          + " test -pl prove/federation -am -Dilk.golden=write";

  private static final String PREFACE =
      """
      What each platform's tokens get
      ===============================

      "believed" is a token in the shape that the platform documents, under the rule that
      `ilk trust add` writes. Below it: tokens that this rule does not believe, and rules that
      nobody can apply without saying in them what they accept and why.

      Written by a test that ran all of it (prove/federation, PlatformTrapsTest).
      """;

  @Test
  void every_platform_is_believed_in_its_real_shape_and_in_none_of_its_traps() throws IOException {
    StringBuilder table = new StringBuilder(PREFACE);
    try (TokenIssuer issuer = TokenIssuer.start("", Algorithm.RS256);
        IssuerKeys keys =
            new IssuerKeys(INSIDE, Freshness.USUAL, Duration.ofSeconds(30), Optional.empty())) {
      for (Traps.Case one : Traps.all()) {
        table.append(rows(one, issuer, keys));
      }
    }
    System.out.println(table);
    if ("write".equals(System.getProperty("ilk.golden"))) {
      Files.writeString(TABLE, table);
    }
    assertEquals(Files.readString(TABLE), table.toString(), HOW);
  }

  @Test
  void every_platform_has_traps() {
    Set<Platform> told = Traps.all().stream().map(Traps.Case::platform).collect(Collectors.toSet());
    assertEquals(EnumSet.allOf(Platform.class), told);
  }

  private static String rows(Traps.Case one, TokenIssuer issuer, IssuerKeys keys)
      throws IOException {
    Proposal proposal = Proposals.of(one.platform(), one.words());
    TrustRule rule =
        new TrustRule(
            "rule",
            "workload:prod-w",
            proposal.issuer(),
            Optional.of(issuer.identifier() + "/jwks"),
            AUDIENCE,
            proposal.condition());
    assertEquals(List.of(), new TrustRuleCheck(INSIDE, Rules.OWN).check(List.of(rule)));
    Map<String, Object> good =
        one.sample().isEmpty() ? new LinkedHashMap<>() : Samples.of(one.sample(), one.index());
    one.good().accept(good);
    good = Samples.reissued(good, proposal.issuer(), AUDIENCE, NOW);

    List<String> rows = new ArrayList<>();
    rows.add(row("token", "as the platform documents it", verdict(rule, good, issuer, keys)));
    assertTrue(rows.getFirst().endsWith("believed"), rows::toString);
    for (Traps.Token trap : one.tokens()) {
      Map<String, Object> claims = new LinkedHashMap<>(good);
      trap.change().accept(claims);
      String verdict = verdict(rule, claims, issuer, keys);
      assertTrue(!verdict.equals("believed"), () -> one.platform() + ": " + trap.trap());
      rows.add(row("token", trap.trap(), "refused: " + verdict));
    }
    for (Traps.Rule trap : one.rules()) {
      List<Problem> problems =
          new TrustRuleCheck(INSIDE, Rules.OWN)
              .check(List.of(Rules.narrow(proposal.issuer(), trap.condition())));
      assertTrue(!problems.isEmpty(), () -> one.platform() + ": " + trap.trap());
      rows.add(row("rule", trap.trap(), "refused: " + problems.getFirst().code()));
    }
    return "\n%s\n  %s\n%s\n"
        .formatted(one.platform().title(), proposal.condition(), String.join("\n", rows));
  }

  private static String row(String what, String trap, String verdict) {
    return "  %-6s %-56s %s".formatted(what, trap, verdict);
  }

  private static String verdict(
      TrustRule rule, Map<String, Object> claims, TokenIssuer issuer, IssuerKeys keys) {
    Federation federation =
        new Federation(asked -> asked.equals(rule.issuer()) ? List.of(rule) : List.of(), keys);
    return switch (federation.read(ShownToken.of(issuer.sign(Samples.claims(claims))), NOW)) {
      case Reading.Accepted<Vouched>(Vouched vouched) -> "believed";
      case Reading.Refused<Vouched>(var refusal) -> refusal.problem().code();
    };
  }

  /** Proposals that must succeed. */
  private static final class Proposals {
    static Proposal of(Platform platform, Map<String, String> words) {
      return switch (Proposal.of(platform, words)) {
        case Result.Ok<Proposal>(Proposal proposal) -> proposal;
        case Result.Failed<Proposal>(List<Problem> problems) ->
            throw new AssertionError(platform + ": " + problems);
      };
    }
  }
}
