package dev.ilk.web.acme;

import dev.ilk.actor.AcmeId;
import dev.ilk.gate.AnswerChallenge;
import dev.ilk.gate.CertificateOrder;
import dev.ilk.gate.IssueCertificate;
import dev.ilk.gate.ReadOrder;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.jose.Claims;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code POST …/order/ID}, and what lies below: {@code /finalize}, {@code /certificate}, {@code
 * /authorization/N} and {@code /challenge/N} (RFC 8555, sections 7.4, 7.4.2, 7.5 and 7.5.1).
 */
final class OrderDoor extends AcmeDoor {
  private static final int MOST_DIGITS = 2;

  private final Part part;

  /** What of an order a door gives. */
  enum Part {
    /** The order itself. */
    ORDER,
    /** It is brought to its end. */
    FINALIZE,
    /** The certificate. */
    CERTIFICATE,
    /** Whether a name may be certified. */
    AUTHORIZATION,
    /** How that is shown. */
    CHALLENGE
  }

  OrderDoor(AcmeDoorway acme, Part part) {
    super(acme);
    this.part = part;
  }

  @Override
  void handle(Signed signed, Reply reply) {
    Optional<AcmeId.Order> id =
        AcmeId.parse(AcmeId.Order.PREFIX, AcmeId.Order::new, signed.path("order"));
    boolean indexed = part == Part.AUTHORIZATION || part == Part.CHALLENGE;
    OptionalInt index = indexed ? number(signed.path("name")) : OptionalInt.of(0);
    if (id.isEmpty() || index.isEmpty()) {
      reply.refuse(List.of(unknown()));
      return;
    }
    boolean asksOnly = signed.jws().payload().length == 0;
    switch (part) {
      case ORDER, CERTIFICATE, AUTHORIZATION -> {
        if (asksOnly) {
          read(signed, reply, id.get(), index.getAsInt());
        } else {
          reply.refuse(List.of(problem("payload_not_empty", "here one can only read")));
        }
      }
      case CHALLENGE -> {
        if (asksOnly) {
          read(signed, reply, id.get(), index.getAsInt());
        } else {
          answer(signed, reply, id.get(), index.getAsInt());
        }
      }
      case FINALIZE -> conclude(signed, reply, id.get());
    }
  }

  private void read(Signed signed, Reply reply, AcmeId.Order id, int index) {
    ReadOrder command = new ReadOrder(signed.environment(), id);
    pass(signed, reply, "acme-order", command, (order, to) -> render(order, index, to));
  }

  private void answer(Signed signed, Reply reply, AcmeId.Order id, int index) {
    AnswerChallenge command = new AnswerChallenge(signed.environment(), id, index);
    pass(signed, reply, "acme-challenge", command, (order, to) -> render(order, index, to));
  }

  private void conclude(Signed signed, Reply reply, AcmeId.Order id) {
    Optional<String> request =
        Claims.parse(signed.jws().payload()) instanceof Result.Ok<Claims>(Claims payload)
            ? payload.text("csr")
            : Optional.empty();
    if (request.isEmpty()) {
      reply.refuse(List.of(problem("csr_malformed", "`csr` is missing")));
      return;
    }
    IssueCertificate command = new IssueCertificate(signed.environment(), id, request.get());
    pass(signed, reply, "acme-finalize", command, (order, to) -> order(order, to));
  }

  private void order(CertificateOrder order, Reply to) {
    to.at(to.links().order(order.id())).json(200, Shapes.order(order, to.links(), acme().now()));
  }

  private void render(CertificateOrder order, int index, Reply to) {
    if (index >= order.names().size()) {
      to.refuse(List.of(unknown()));
      return;
    }
    switch (part) {
      case ORDER, FINALIZE -> order(order, to);
      case AUTHORIZATION ->
          to.json(200, Shapes.authorization(order, index, to.links(), acme().now()));
      case CHALLENGE ->
          to.up(to.links().authorization(order.id(), index))
              .json(200, Shapes.challenge(order, index, to.links()));
      case CERTIFICATE -> {
        if (order.certificate().isEmpty()) {
          to.refuse(List.of(unknown()));
        } else {
          to.chain(order.certificate().get().chain());
        }
      }
    }
  }

  private static OptionalInt number(String text) {
    boolean digits =
        !text.isEmpty()
            && text.length() <= MOST_DIGITS
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
  }

  private static Problem unknown() {
    return Problem.of(Problem.Kind.NOT_FOUND, "order_unknown", "the account has no such thing");
  }
}
