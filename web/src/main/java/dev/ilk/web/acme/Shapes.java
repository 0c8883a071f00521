package dev.ilk.web.acme;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.AcmeAccount;
import dev.ilk.gate.CertificateOrder;
import dev.ilk.gate.CertificateOrder.Standing;
import dev.ilk.web.http.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The objects of RFC 8555, section 7.1, in JSON. */
final class Shapes {
  private Shapes() {}

  /** Without contacts: the registry knows whom to ask about software. */
  static ObjectNode account(AcmeAccount account) {
    return Json.object().put("status", account.active() ? "valid" : "deactivated");
  }

  static ObjectNode order(CertificateOrder order, Links links, Instant now) {
    ObjectNode node =
        Json.object()
            .put("status", order.status(now).name().toLowerCase(Locale.ROOT))
            .put("expires", date(order.expires()));
    ArrayNode identifiers = node.putArray("identifiers");
    order.names().forEach(name -> identifiers.add(identifier(name)));
    ArrayNode authorizations = node.putArray("authorizations");
    for (int i = 0; i < order.names().size(); i++) {
      authorizations.add(links.authorization(order.id(), i));
    }
    node.put("finalize", links.finalizing(order.id()));
    if (order.certificate().isPresent()) {
      node.put("certificate", links.certificate(order.id()));
    }
    return node;
  }

  static ObjectNode authorization(CertificateOrder order, int index, Links links, Instant now) {
    CertificateOrder.Name name = order.names().get(index);
    ObjectNode node = Json.object().put("status", status(order, name, now));
    node.set("identifier", identifier(name));
    node.put("expires", date(order.expires()));
    ArrayNode challenges = node.putArray("challenges");
    // What the registry assigns has no challenge: the declaration was the authorization.
    if (name.standing() != Standing.ASSIGNED) {
      challenges.add(challenge(order, index, links));
    }
    return node;
  }

  private static String status(CertificateOrder order, CertificateOrder.Name name, Instant now) {
    if (name.certifiable()) {
      return "valid";
    }
    return order.status(now) == CertificateOrder.Status.PENDING ? "pending" : "invalid";
  }

  static ObjectNode challenge(CertificateOrder order, int index, Links links) {
    Standing standing = order.names().get(index).standing();
    ObjectNode node =
        Json.object()
            .put("type", "tls-alpn-01")
            .put("url", links.challenge(order.id(), index))
            .put("token", order.token())
            .put(
                "status",
                switch (standing) {
                  case CHALLENGED -> "pending";
                  case SHOWN, ASSIGNED -> "valid";
                  case FAILED -> "invalid";
                });
    if (standing == Standing.FAILED) {
      node.putObject("error")
          .put("type", "urn:ietf:params:acme:error:incorrectResponse")
          .put("detail", "the name was not shown; an operator of Ilk finds the reason");
    }
    return node;
  }

  private static ObjectNode identifier(CertificateOrder.Name name) {
    return Json.object().put("type", "dns").put("value", name.name());
  }

  /** RFC 3339, section 5.6, without fractions, which some clients do not read. */
  static String date(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
