package dev.ilk.measure;

import static dev.ilk.gate.measure.Measured.Better.DOWN;
import static dev.ilk.gate.measure.Measured.Better.UP;
import static dev.ilk.gate.measure.Measured.Unit.COUNT;
import static dev.ilk.gate.measure.Measured.Unit.SECONDS;
import static dev.ilk.gate.measure.Measured.Unit.SHARE;

import dev.ilk.actor.Kind;
import dev.ilk.measure.stored.Counter;
import java.util.List;
import java.util.Set;

/**
 * All measures (G2). An id never changes its meaning. What counts and what does not is told at
 * length in {@code docs/measures.md}, which a test compares with this list.
 */
final class Measures {
  private static final Set<Kind> ALL = Set.of(Kind.values());
  private static final Set<Kind> SOFTWARE = Set.of(Kind.WORKLOAD, Kind.AGENT);
  private static final Set<Kind> PEOPLE = Set.of(Kind.HUMAN);
  private static final String NO_TOKEN = "no token was given in this time";
  private static final String NO_USE = "nothing was done under a token in this time";
  private static final String NO_ORDER = "nothing was ordered to be taken back in this time";
  private static final String NO_PRIVILEGE = "no privileged action was done in this time";
  private static final String NO_IDENTITY = "no identity was active";
  private static final String NO_ACCOUNT = "no account was found";

  private Measures() {}

  static final List<Measure> LIST =
      List.of(
          new Measure(
              "federated-share",
              "Federated software",
              "of the software that is known, the share that proves itself by federation or by what"
                  + " runs it, without a secret of its own",
              SHARE,
              UP,
              SOFTWARE,
              "no software was known",
              new Formula.Share(Counter.MACHINES, Counter.MACHINES_FEDERATED)),
          new Measure(
              "static-secrets-left",
              "Static secrets left",
              "credentials found in other systems that have no end, or live longer than 90 days",
              COUNT,
              DOWN,
              ALL,
              "",
              new Formula.Amount(Counter.CREDENTIALS_STATIC)),
          new Measure(
              "token-age-median",
              "Age of tokens, median",
              "how old tokens were when something was done under them, at the median",
              SECONDS,
              DOWN,
              ALL,
              NO_USE,
              new Formula.Quantile(Counter.TOKEN_AGE, 50)),
          new Measure(
              "token-age-p95",
              "Age of tokens, 95th percentile",
              "how old tokens were when something was done under them, at the 95th percentile",
              SECONDS,
              DOWN,
              ALL,
              NO_USE,
              new Formula.Quantile(Counter.TOKEN_AGE, 95)),
          new Measure(
              "token-lifetime-median",
              "Lifetime of tokens, median",
              "for how long tokens and SVIDs were given, at the median",
              SECONDS,
              DOWN,
              ALL,
              NO_TOKEN,
              new Formula.Quantile(Counter.TOKEN_LIFETIME, 50)),
          new Measure(
              "token-lifetime-p95",
              "Lifetime of tokens, 95th percentile",
              "for how long tokens and SVIDs were given, at the 95th percentile",
              SECONDS,
              DOWN,
              ALL,
              NO_TOKEN,
              new Formula.Quantile(Counter.TOKEN_LIFETIME, 95)),
          new Measure(
              "tokens-per-deployment",
              "Tokens for each deployment",
              "tokens and SVIDs given to workloads for each new deployment that was told",
              COUNT,
              DOWN,
              Set.of(Kind.WORKLOAD),
              "no deployment was told in this time",
              new Formula.Each(Counter.DEPLOYMENTS, Counter.TOKENS)),
          new Measure(
              "exchange-failure-rate",
              "Exchanges that failed",
              "of the tokens that were asked for by exchange, the share that was not given",
              SHARE,
              DOWN,
              SOFTWARE,
              "no token was asked for in this time",
              new Formula.Share(
                  Counter.EXCHANGES,
                  List.of(
                      Counter.EXCHANGES_UNPROVEN,
                      Counter.EXCHANGES_DENIED,
                      Counter.EXCHANGES_REFUSED,
                      Counter.EXCHANGES_BROKEN))),
          new Measure(
              "time-to-revoke-median",
              "Time to revoke, median",
              "from an order to take something back until it was taken back, at the median",
              SECONDS,
              DOWN,
              ALL,
              NO_ORDER,
              new Formula.Quantile(Counter.REVOKE_TIME, 50)),
          new Measure(
              "time-to-revoke-p95",
              "Time to revoke, 95th percentile",
              "from an order to take something back until it was taken back, at the 95th"
                  + " percentile",
              SECONDS,
              DOWN,
              ALL,
              NO_ORDER,
              new Formula.Quantile(Counter.REVOKE_TIME, 95)),
          new Measure(
              "incident-identities",
              "Identities reached by an order",
              "identities that could no longer prove themselves, for each order to take something"
                  + " back",
              COUNT,
              DOWN,
              ALL,
              NO_ORDER,
              new Formula.Each(Counter.ORDERS, Counter.REACHED_IDENTITIES)),
          new Measure(
              "incident-tokens",
              "Tokens reached by an order",
              "living tokens that ended, for each order to take something back",
              COUNT,
              DOWN,
              ALL,
              NO_ORDER,
              new Formula.Each(Counter.ORDERS, Counter.REACHED_TOKENS)),
          new Measure(
              "step-up-coverage",
              "Privileged actions after a step-up",
              "of people's privileged actions, the share of those who had used a factor that"
                  + " resists phishing",
              SHARE,
              UP,
              PEOPLE,
              NO_PRIVILEGE,
              new Formula.Share(Counter.PRIVILEGED, Counter.PRIVILEGED_STEPPED_UP)),
          new Measure(
              "jit-coverage",
              "Privileged actions under an elevation",
              "of people's privileged actions, the share done under an elevation that ends by"
                  + " itself",
              SHARE,
              UP,
              PEOPLE,
              NO_PRIVILEGE,
              new Formula.Share(Counter.PRIVILEGED, Counter.PRIVILEGED_ELEVATED)),
          new Measure(
              "stale-identities",
              "Stale identities",
              "of the identities that can prove themselves, the share that has not done anything"
                  + " for 90 days",
              SHARE,
              DOWN,
              ALL,
              NO_IDENTITY,
              new Formula.Share(Counter.IDENTITIES, Counter.IDENTITIES_STALE)),
          new Measure(
              "stale-accounts",
              "Stale accounts",
              "of the accounts in other systems that can be used, the share last used more than 90"
                  + " days ago",
              SHARE,
              DOWN,
              ALL,
              NO_ACCOUNT,
              new Formula.Share(Counter.ACCOUNTS, Counter.ACCOUNTS_STALE)),
          new Measure(
              "expiring-identities",
              "Identities that end by themselves",
              "of the identities that can prove themselves, the share with an end",
              SHARE,
              UP,
              ALL,
              NO_IDENTITY,
              new Formula.Share(Counter.IDENTITIES, Counter.IDENTITIES_ENDING)),
          new Measure(
              "expiring-credentials",
              "Credentials that end by themselves",
              "of the credentials found in other systems, the share with an end",
              SHARE,
              UP,
              ALL,
              "no credential was found",
              new Formula.Share(Counter.CREDENTIALS, Counter.CREDENTIALS_ENDING)),
          new Measure(
              "review-completion",
              "Reviews answered",
              "of the things put to people in reviews that are open or were closed within 90 days,"
                  + " the share that a person answered",
              SHARE,
              UP,
              ALL,
              "nothing was in review",
              new Formula.Share(Counter.REVIEW_ITEMS, Counter.REVIEW_ITEMS_ANSWERED)),
          new Measure(
              "false-positive-share",
              "Mistaken findings",
              "of the findings that people answered instead of mending them, the share of which they"
                  + " said that it was mistaken",
              SHARE,
              DOWN,
              PEOPLE,
              "no finding was answered in this time",
              new Formula.Share(Counter.FINDINGS_ANSWERED, Counter.FINDINGS_MISTAKEN)),
          new Measure(
              "policy-driven-share",
              "Decisions by policy",
              "of the decisions, the share that a written policy made without a person's word",
              SHARE,
              UP,
              ALL,
              "nothing was decided in this time",
              new Formula.Share(Counter.DECISIONS, Counter.DECISIONS_BY_POLICY)));
}
