package dev.ilk.web.acme;

import dev.ilk.actor.AcmeId;
import dev.ilk.actor.Environment;
import java.util.Optional;

/**
 * The addresses of one environment's ACME server (RFC 8555, section 7.1). Requests are signed for
 * them, so they are made of the public address and not of what a request says.
 *
 * @param server such as {@code https://ilk.example/e/prod/acme}
 */
record Links(String server) {
  /** The doors as routes; an environment stands in each. */
  static final String PATH = "/e/{environment}/acme";

  static Links of(String base, Environment environment) {
    return new Links(base + "/e/" + environment.name() + "/acme");
  }

  String to(String resource) {
    return server + "/" + resource;
  }

  String account(AcmeId.Account id) {
    return to("account/" + id.value());
  }

  /** Reads a {@code kid} back. */
  Optional<AcmeId.Account> account(String url) {
    String before = to("account/");
    return url.startsWith(before)
        ? AcmeId.parse(AcmeId.Account.PREFIX, AcmeId.Account::new, url.substring(before.length()))
        : Optional.empty();
  }

  String order(AcmeId.Order id) {
    return to("order/" + id.value());
  }

  String finalizing(AcmeId.Order id) {
    return to("order/" + id.value() + "/finalize");
  }

  String certificate(AcmeId.Order id) {
    return to("order/" + id.value() + "/certificate");
  }

  String authorization(AcmeId.Order id, int index) {
    return to("order/" + id.value() + "/authorization/" + index);
  }

  String challenge(AcmeId.Order id, int index) {
    return to("order/" + id.value() + "/challenge/" + index);
  }
}
