package dev.ilk.web.acme;

import dev.ilk.actor.AcmeAccount;
import dev.ilk.actor.AcmeId;
import dev.ilk.gate.Arrival;
import dev.ilk.gate.OpenAcmeAccount;
import dev.ilk.gate.ReadAcmeAccount;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.VerifyingKey;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.jose.FlattenedJws;
import dev.ilk.prove.proof.Attempt;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code POST …/new-account} (RFC 8555, section 7.3), with a binding (section 7.3.4). */
final class NewAccountDoor extends AcmeDoor {
  private static final String DOOR = "acme-new-account";

  NewAccountDoor(AcmeDoorway acme) {
    super(acme);
  }

  @Override
  void handle(Signed signed, Reply reply) {
    switch (signed.jws().key().then(key -> payload(signed.jws()))) {
      case Result.Failed<Claims>(List<Problem> problems) ->
          reply.refuse(List.of(problem("jws_key", problems.getFirst().message())));
      case Result.Ok<Claims>(Claims payload) -> account(signed, payload, reply);
    }
  }

  private void account(Signed signed, Claims payload, Reply reply) {
    Optional<AcmeAccount> known;
    try {
      known = acme().plane().knownBy(signed.environment(), signed.jws());
    } catch (StoreUnavailable e) {
      reply.refuse(
          List.of(
              Problem.of(
                  Problem.Kind.UNAVAILABLE, "store_unavailable", "accounts cannot be read")));
      return;
    }
    if (known.isPresent()) {
      existing(signed, known.get(), reply);
    } else if (payload.truth("onlyReturnExisting").orElse(false)) {
      reply.refuse(List.of(problem("account_unknown", "there is no account with this key")));
    } else {
      opened(signed, payload, reply);
    }
  }

  private void existing(Signed signed, AcmeAccount known, Reply reply) {
    Arrival arrival = acme().doorway().arrival(signed.request(), DOOR);
    Attempt attempt =
        acme()
            .plane()
            .account(signed.environment(), Optional.of(known.id()), signed.jws(), arrival.at());
    pass(
        arrival,
        attempt,
        reply,
        new ReadAcmeAccount(signed.environment()),
        (account, to) ->
            to.at(to.links().account(account.id())).json(200, Shapes.account(account)));
  }

  private void opened(Signed signed, Claims payload, Reply reply) {
    Optional<Claims> shown = payload.nested("externalAccountBinding");
    if (shown.isEmpty()) {
      reply.refuse(
          List.of(
              problem("external_account_required", "an account is opened with a key of Ilk's")
                  .mend("have an owner of the workload run `ilk identity acme-key`")));
      return;
    }
    switch (FlattenedJws.of(shown.get()).then(binding -> fitting(binding, signed))) {
      case Result.Failed<FlattenedJws>(List<Problem> problems) -> reply.refuse(problems);
      case Result.Ok<FlattenedJws>(FlattenedJws binding) -> open(signed, binding, reply);
    }
  }

  /** RFC 8555, section 7.3.4: the same address, no nonce, and the account's key as its payload. */
  private static Result<FlattenedJws> fitting(FlattenedJws binding, Signed signed) {
    Claims header = binding.header();
    boolean fits =
        header.text("url").equals(signed.jws().header().text("url"))
            && header.text("alg").filter("HS256"::equals).isPresent()
            && !header.has("nonce")
            && !header.has("jwk");
    Object outer = signed.jws().header().asMap().get("jwk");
    return fits
            && Claims.parse(binding.payload()) instanceof Result.Ok<Claims>(Claims inner)
            && inner.asMap().equals(outer)
        ? Result.ok(binding)
        : refused("jws_malformed", "the external account binding is not of this account's key");
  }

  private void open(Signed signed, FlattenedJws binding, Reply reply) {
    if (!(signed.jws().key() instanceof Result.Ok<VerifyingKey>(VerifyingKey key))) {
      throw new IllegalStateException("the key was read a moment ago");
    }
    Optional<AcmeId.ExternalKey> kid =
        binding
            .header()
            .text("kid")
            .flatMap(
                text -> AcmeId.parse(AcmeId.ExternalKey.PREFIX, AcmeId.ExternalKey::new, text));
    Arrival arrival = acme().doorway().arrival(signed.request(), DOOR);
    Attempt attempt =
        acme().plane().opening(signed.environment(), signed.jws(), kid, binding, arrival.at());
    OpenAcmeAccount command = new OpenAcmeAccount(signed.environment(), jwk(key), key.thumbprint());
    pass(
        arrival,
        attempt,
        reply,
        command,
        (account, to) ->
            to.at(to.links().account(account.id())).json(201, Shapes.account(account)));
  }

  static String jwk(VerifyingKey key) {
    Claims.Builder jwk = Claims.builder();
    for (Map.Entry<String, String> member : key.members().entrySet()) {
      jwk.put(member.getKey(), member.getValue());
    }
    return new String(jwk.build().json(), StandardCharsets.UTF_8);
  }

  static Result<Claims> payload(FlattenedJws jws) {
    return Claims.parse(jws.payload());
  }
}
