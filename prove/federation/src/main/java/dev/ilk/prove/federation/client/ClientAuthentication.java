package dev.ilk.prove.federation.client;

import dev.ilk.actor.Client;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.keys.jose.Refusal;
import dev.ilk.keys.jose.UnverifiedJwt;
import dev.ilk.keys.possession.Confirmation;
import dev.ilk.prove.federation.Evidence;
import dev.ilk.prove.federation.Reading;
import dev.ilk.prove.federation.ShownToken;
import dev.ilk.prove.federation.TokenRefusal;
import dev.ilk.prove.federation.issuer.IssuerKeys;
import dev.ilk.prove.federation.issuer.KeySource;
import dev.ilk.prove.federation.possession.Presented;
import dev.ilk.prove.federation.possession.UsedProofs;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Believes clients that authenticate themselves (W3). What is wrong is told to the record alone: to
 * the caller, an unknown client and a wrong key look the same. Safe to share between threads.
 */
public final class ClientAuthentication {
  private final Clients clients;
  private final IssuerKeys keys;
  private final UsedProofs used;
  private volatile ClientBook book = ClientBook.NONE;

  /**
   * Believes these clients.
   *
   * @param clients all that are declared
   * @param keys fetches the keys that clients publish
   * @param used the assertions that were used on any node
   */
  public ClientAuthentication(Clients clients, IssuerKeys keys, UsedProofs used) {
    this.clients = clients;
    this.keys = keys;
    this.used = used;
  }

  /**
   * Reads a client's own assertion.
   *
   * @param shown what it shows; with an assertion
   * @param issuer the issuer at whose door it is, which the assertion must be for
   * @param now the present
   * @return the client, to be spent
   */
  public Reading<Authenticated> asserted(ShownClient shown, String issuer, Instant now) {
    ShownToken token = shown.assertion().orElseThrow();
    return token
        .wellFormed()
        .then(jwt -> {
          String id = jwt.claimed().text("sub").orElse("");
          SortedMap<String, String> evidence = new TreeMap<>(Evidence.of(token));
          if (shown.clientId().filter(other -> !other.equals(id)).isPresent()) {
            return hidden("client_id_mismatch", "`client_id` and assertion differ", evidence);
          }
          return current().then(known -> asserted(known, jwt, id, issuer, evidence, now));
        });
  }

  private Reading<Authenticated> asserted(
      ClientBook known,
      UnverifiedJwt jwt,
      String id,
      String issuer,
      SortedMap<String, String> evidence,
      Instant now) {
    Optional<Method> method = known.method(id);
    Result<Authenticated.Once> judged =
        switch (method.orElse(null)) {
          case Method.Keys(JwkSet declared) -> Assertions.judge(jwt, declared, issuer, now);
          case Method.Published(String uri) ->
              published(jwt, new KeySource(id, Optional.of(uri)), issuer, now);
          case Method.Named other -> otherMethod(other);
          case Method.Own other -> otherMethod(other);
          case null -> Result.failed(unproven("client_unknown", "there is no such client"));
        };
    return switch (judged) {
      case Result.Ok<Authenticated.Once>(Authenticated.Once once) ->
          new Reading.Accepted<>(
              new Authenticated(
                  id,
                  method.orElseThrow().word(),
                  id,
                  Instant.MAX,
                  with(evidence, once),
                  Optional.of(once)));
      case Result.Failed<Authenticated.Once>(List<Problem> problems) ->
          new Reading.Refused<>(
              TokenRefusal.hidden(
                  anothers(known.signer(jwt, now), id).orElse(problems.getFirst()), evidence));
    };
  }

  private Result<Authenticated.Once> published(
      UnverifiedJwt jwt, KeySource source, String issuer, Instant now) {
    return keys.of(source, now)
        .then(held -> {
          Result<Authenticated.Once> first = Assertions.judge(jwt, held, issuer, now);
          return first instanceof Result.Failed<Authenticated.Once> failed
                  && Refusal.KEY_UNKNOWN.is(failed.problems().getFirst())
              ? keys.newerThan(source, held, now)
                  .then(newer -> Assertions.judge(jwt, newer, issuer, now))
              : first;
        });
  }

  /**
   * Reads a client's certificate.
   *
   * @param shown what it shows; its {@code client_id} says who it is
   * @param presented how it came
   * @param now the present
   * @return the client
   */
  public Reading<Authenticated> connected(ShownClient shown, Presented presented, Instant now) {
    String id = shown.clientId().orElse("");
    SortedMap<String, String> evidence = new TreeMap<>();
    evidence.put("client_id", shortened(id));
    List<X509Certificate> chain = presented.chain();
    if (id.isEmpty() || chain.isEmpty()) {
      return hidden(
          "client_unproven",
          "the client showed neither assertion nor, beside its `client_id`, a certificate",
          evidence);
    }
    String thumbprint = Confirmation.thumbprint(chain.getFirst());
    evidence.put("x5t#S256", thumbprint);
    return current()
        .then(known -> {
          Optional<Method> method = known.method(id);
          Optional<Problem> objection =
              method.isEmpty()
                  ? Optional.of(unproven("client_unknown", "there is no such client"))
                  : Certificates.objection(chain, method.get(), now);
          if (objection.isPresent()) {
            return new Reading.Refused<>(
                TokenRefusal.hidden(
                    anothers(known.holder(thumbprint), id).orElse(objection.get()), evidence));
          }
          return new Reading.Accepted<>(
              new Authenticated(
                  id,
                  method.orElseThrow().word(),
                  issuer(chain.getFirst()),
                  chain.getFirst().getNotAfter().toInstant(),
                  evidence,
                  Optional.empty()));
        });
  }

  /**
   * Reads a message that a client signed with one of its declared keys.
   *
   * @param shown the message
   * @param now the present
   * @return the client, to be spent
   */
  public Reading<Authenticated> signed(ShownWebhook shown, Instant now) {
    String id = shown.client();
    SortedMap<String, String> evidence = new TreeMap<>();
    evidence.put("client_id", shortened(id));
    evidence.put("webhook_id", shortened(shown.id()));
    return current()
        .then(known -> {
          Result<Authenticated.Once> judged =
              known.method(id).orElse(null) instanceof Method.Keys(JwkSet keys)
                  ? WebhookSignature.judge(shown, keys, now)
                  : Result.failed(
                      unproven("client_unknown", "there is no such client with declared keys"));
          return switch (judged) {
            case Result.Ok<Authenticated.Once>(Authenticated.Once once) ->
                new Reading.Accepted<>(
                    new Authenticated(
                        id,
                        "webhook_signature",
                        id,
                        Instant.MAX,
                        with(evidence, once),
                        Optional.of(once)));
            case Result.Failed<Authenticated.Once>(List<Problem> problems) ->
                new Reading.Refused<>(TokenRefusal.hidden(problems.getFirst(), evidence));
          };
        });
  }

  /** What was seen, with the key that it was: a {@code kid} is but what the client says. */
  private static SortedMap<String, String> with(
      SortedMap<String, String> evidence, Authenticated.Once once) {
    SortedMap<String, String> all = new TreeMap<>(evidence);
    all.put("jkt", once.key());
    return all;
  }

  private static String shortened(String text) {
    return text.length() <= 100 ? text : text.substring(0, 100);
  }

  /**
   * Uses an assertion or a message up, on all nodes.
   *
   * @param client what was believed
   * @return the same, or {@code assertion_replayed}, of a message too
   */
  public Reading<Authenticated> spend(Authenticated client) {
    if (client.once().isEmpty()) {
      return new Reading.Accepted<>(client);
    }
    Authenticated.Once once = client.once().get();
    try {
      return used.first(once.name(), once.until())
          ? new Reading.Accepted<>(client)
          : new Reading.Refused<>(
              client.refusal(unproven("assertion_replayed", "the assertion was used before")));
    } catch (StoreUnavailable e) {
      return new Reading.Refused<>(client.refusal(unavailable()));
    }
  }

  private Reading<ClientBook> current() {
    try {
      List<Client> all = clients.all();
      ClientBook known = book;
      if (!known.isOf(all)) {
        known = new ClientBook(all);
        book = known;
      }
      return new Reading.Accepted<>(known);
    } catch (StoreUnavailable e) {
      return new Reading.Refused<>(TokenRefusal.hidden(unavailable(), new TreeMap<>()));
    }
  }

  /** One client in two workloads' hands is a finding, so it is told apart from a wrong key. */
  private static Optional<Problem> anothers(Optional<String> owner, String id) {
    return owner
        .filter(holder -> !holder.equals(id))
        .map(holder ->
            unproven(
                    "client_of_another",
                    "what is declared for `%s` was used for another client".formatted(holder))
                .mend("find out how it came there, and replace the key"));
  }

  private static String issuer(X509Certificate certificate) {
    String name = certificate.getIssuerX500Principal().getName();
    return name.length() <= 200 ? name : name.substring(0, 200);
  }

  private static Result<Authenticated.Once> otherMethod(Method method) {
    return Result.failed(
        unproven("client_method_other", "the client authenticates by `" + method.word() + "`"));
  }

  private static Reading<Authenticated> hidden(
      String code, String message, SortedMap<String, String> evidence) {
    return new Reading.Refused<>(TokenRefusal.hidden(unproven(code, message), evidence));
  }

  private static Problem unavailable() {
    return Problem.of(Problem.Kind.UNAVAILABLE, "store_unavailable", "clients cannot be read");
  }

  private static Problem unproven(String code, String message) {
    return Problem.of(Problem.Kind.UNPROVEN, code, message);
  }
}
