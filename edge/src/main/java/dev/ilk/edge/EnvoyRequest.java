package dev.ilk.edge;

import io.envoyproxy.envoy.config.core.v3.HeaderValue;
import io.envoyproxy.envoy.service.auth.v3.AttributeContext;
import io.envoyproxy.envoy.service.auth.v3.CheckRequest;
import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what Envoy tells of a request ({@code envoy.service.auth.v3.AttributeContext}). Header
 * fields come in one of two forms: merged by name, or raw, each for itself. What is absent is an
 * empty text there, and empty here.
 */
final class EnvoyRequest {
  private EnvoyRequest() {}

  static Asked read(CheckRequest request) {
    AttributeContext told = request.getAttributes();
    AttributeContext.HttpRequest http = told.getRequest().getHttp();
    List<String> authorization = values(http, "authorization");
    return new Asked(
        filled(http.getMethod()),
        filled(http.getPath()),
        authorization.size() == 1 ? Optional.of(authorization.getFirst()) : Optional.empty(),
        values(http, "dpop"),
        filled(told.getSource().getCertificate()).flatMap(EnvoyRequest::certificate));
  }

  /**
   * The values of a header. Values that Envoy has merged stay one: a comma is no part of a token or
   * a proof, so they are refused as such.
   */
  private static List<String> values(AttributeContext.HttpRequest http, String name) {
    List<String> values = new ArrayList<>();
    http.getHeadersMap()
        .forEach((key, value) -> {
          if (key.equalsIgnoreCase(name)) {
            values.add(value);
          }
        });
    for (HeaderValue raw : http.getHeaderMap().getHeadersList()) {
      if (raw.getKey().equalsIgnoreCase(name)) {
        values.add(raw.getRawValue().toString(StandardCharsets.ISO_8859_1));
      }
    }
    return values;
  }

  private static Optional<String> filled(String text) {
    return Optional.of(text).filter(it -> !it.isEmpty());
  }

  /** In the form of PEM, written as a part of an address; one that cannot be read is none. */
  private static Optional<X509Certificate> certificate(String text) {
    try {
      byte[] pem =
          URLDecoder.decode(text, StandardCharsets.US_ASCII).getBytes(StandardCharsets.US_ASCII);
      return CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(pem))
              instanceof X509Certificate certificate
          ? Optional.of(certificate)
          : Optional.empty();
    } catch (CertificateException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
