package dev.ilk.web.acme;

import dev.ilk.gate.ChangeAcmeAccount;
import dev.ilk.gate.ReadAcmeAccount;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.jose.Claims;
import java.util.List;
import java.util.Optional;

/** {@code POST …/account/ID} (RFC 8555, sections 7.3.2 and 7.3.6). */
final class AccountDoor extends AcmeDoor {
  private static final String DOOR = "acme-account";

  AccountDoor(AcmeDoorway acme) {
    super(acme);
  }

  @Override
  void handle(Signed signed, Reply reply) {
    Optional<String> address = signed.jws().header().text("url");
    if (!signed.jws().header().text("kid").equals(address)) {
      reply.refuse(
          List.of(Problem.of(Problem.Kind.REFUSED, "account_other", "the account is another's")));
    } else if (signed.jws().payload().length == 0) {
      read(signed, reply);
    } else {
      change(signed, reply);
    }
  }

  private void read(Signed signed, Reply reply) {
    pass(
        signed,
        reply,
        DOOR,
        new ReadAcmeAccount(signed.environment()),
        (account, to) -> to.json(200, Shapes.account(account)));
  }

  /** Of all that an update may say, Ilk knows the end; contacts are the registry's. */
  private void change(Signed signed, Reply reply) {
    switch (Claims.parse(signed.jws().payload())) {
      case Result.Failed<Claims>(List<Problem> problems) -> reply.refuse(problems);
      case Result.Ok<Claims>(Claims payload) -> {
        if (payload.text("status").isEmpty()) {
          read(signed, reply);
        } else if (payload.text("status").get().equals("deactivated")) {
          ChangeAcmeAccount command =
              new ChangeAcmeAccount(signed.environment(), new ChangeAcmeAccount.Deactivate());
          pass(
              signed, reply, DOOR, command, (account, to) -> to.json(200, Shapes.account(account)));
        } else {
          reply.refuse(List.of(problem("status_bad", "an account can only be `deactivated`")));
        }
      }
    }
  }
}
