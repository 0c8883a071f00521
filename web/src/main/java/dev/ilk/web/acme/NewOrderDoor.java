package dev.ilk.web.acme;

import dev.ilk.actor.DnsName;
import dev.ilk.gate.OrderCertificate;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.jose.Claims;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** {@code POST …/new-order} (RFC 8555, section 7.4). */
final class NewOrderDoor extends AcmeDoor {
  private static final int MOST = 100;

  NewOrderDoor(AcmeDoorway acme) {
    super(acme);
  }

  @Override
  void handle(Signed signed, Reply reply) {
    switch (Claims.parse(signed.jws().payload()).then(NewOrderDoor::names)) {
      case Result.Failed<SortedSet<String>>(List<Problem> problems) -> reply.refuse(problems);
      case Result.Ok<SortedSet<String>>(SortedSet<String> names) ->
          pass(
              signed,
              reply,
              "acme-new-order",
              new OrderCertificate(signed.environment(), names),
              (order, to) ->
                  to.at(to.links().order(order.id()))
                      .json(201, Shapes.order(order, to.links(), acme().now())));
    }
  }

  private static Result<SortedSet<String>> names(Claims payload) {
    if (payload.has("notBefore") || payload.has("notAfter")) {
      return refused("dates_chosen_here", "how long a certificate lives is chosen here");
    }
    if (!(payload.asMap().get("identifiers") instanceof List<?> all)
        || all.isEmpty()
        || all.size() > MOST) {
      return refused("names_missing", "`identifiers` names 1 to %d names".formatted(MOST));
    }
    SortedSet<String> names = new TreeSet<>();
    for (Object one : all) {
      if (!(one instanceof Map<?, ?> identifier)
          || !(identifier.get("type") instanceof String type)
          || !(identifier.get("value") instanceof String value)) {
        return refused("names_missing", "an identifier has a `type` and a `value`");
      }
      if (!type.equals("dns")) {
        return refused("identifier_unsupported", "only names of the type `dns` are certified");
      }
      if (!DnsName.isName(value)) {
        return refused(
            "identifier_rejected",
            "a name is of two labels or more, in lower case, without a wildcard");
      }
      names.add(value);
    }
    return Result.ok(names);
  }
}
