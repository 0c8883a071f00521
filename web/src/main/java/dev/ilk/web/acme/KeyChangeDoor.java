package dev.ilk.web.acme;

import dev.ilk.gate.ChangeAcmeAccount;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.VerifyingKey;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.jose.FlattenedJws;
import dev.ilk.keys.jose.JwkSet;
import java.util.List;

/** {@code POST …/key-change} (RFC 8555, section 7.3.5): the new key signs within the old one's. */
final class KeyChangeDoor extends AcmeDoor {
  private static final String DOOR = "acme-key-change";

  KeyChangeDoor(AcmeDoorway acme) {
    super(acme);
  }

  @Override
  void handle(Signed signed, Reply reply) {
    Result<ChangeAcmeAccount> command =
        FlattenedJws.parse(signed.jws().payload()).then(inner -> agreed(inner, signed));
    switch (command) {
      case Result.Failed<ChangeAcmeAccount>(List<Problem> problems) -> reply.refuse(problems);
      case Result.Ok<ChangeAcmeAccount>(ChangeAcmeAccount change) ->
          pass(signed, reply, DOOR, change, (account, to) -> to.json(200, Shapes.account(account)));
    }
  }

  private static Result<ChangeAcmeAccount> agreed(FlattenedJws inner, Signed signed) {
    return inner
        .key()
        .then(fresh -> {
          if (!inner.isSignedBy(fresh)) {
            return refused("jws_malformed", "the new key has not signed the change");
          }
          boolean fits =
              inner.header().text("url").equals(signed.jws().header().text("url"))
                  && !inner.header().has("nonce")
                  && !inner.header().has("kid");
          return fits
                  && Claims.parse(inner.payload()) instanceof Result.Ok<Claims>(Claims change)
                  && change.text("account").equals(signed.jws().header().text("kid"))
                  && change.nested("oldKey").isPresent()
              ? former(change.nested("oldKey").get())
                  .then(former -> Result.ok(command(signed, fresh, former)))
              : refused("jws_malformed", "the change is not of this account");
        });
  }

  private static Result<String> former(Claims jwk) {
    byte[] set = Claims.builder().put("keys", List.of(jwk.asMap())).build().json();
    return JwkSet.parse(set)
        .then(keys ->
            keys.keys().isEmpty()
                ? refused("jws_malformed", "`oldKey` is no key")
                : Result.ok(keys.keys().getFirst().key().thumbprint()));
  }

  private static ChangeAcmeAccount command(Signed signed, VerifyingKey fresh, String former) {
    return new ChangeAcmeAccount(
        signed.environment(),
        new ChangeAcmeAccount.Rekey(NewAccountDoor.jwk(fresh), fresh.thumbprint(), former));
  }
}
