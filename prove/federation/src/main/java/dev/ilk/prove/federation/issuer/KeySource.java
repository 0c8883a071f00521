package dev.ilk.prove.federation.issuer;

import java.util.Optional;

/**
 * Where an issuer's keys are.
 *
 * @param issuer the exact {@code iss}
 * @param jwksUri the address of the keys; empty to find it by OpenID Connect Discovery
 */
public record KeySource(String issuer, Optional<String> jwksUri) {

  private static final String WELL_KNOWN = "/.well-known/openid-configuration";

  /** The address of the discovery document (OpenID Connect Discovery 1.0, section 4.1). */
  String discoveryUri() {
    return (issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer) + WELL_KNOWN;
  }
}
