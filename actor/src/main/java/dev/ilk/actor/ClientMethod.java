package dev.ilk.actor;

import java.util.Set;

/** How a client authenticates; always by a private key of its own. */
public sealed interface ClientMethod {

  /**
   * The method's registered name.
   *
   * @return as metadata and registrations write it
   */
  String word();

  /**
   * By assertions under keys that are declared ({@code private_key_jwt}, RFC 7523, section 2.2).
   *
   * @param jwks a JWK set in JSON; several keys while they are rotated
   */
  record Keys(String jwks) implements ClientMethod {
    @Override
    public String word() {
      return "private_key_jwt";
    }
  }

  /**
   * By assertions under keys that the client publishes ({@code private_key_jwt}).
   *
   * @param jwksUri where
   */
  record PublishedKeys(String jwksUri) implements ClientMethod {
    @Override
    public String word() {
      return "private_key_jwt";
    }
  }

  /**
   * By a certificate of an authority ({@code tls_client_auth}, RFC 8705, section 2.1).
   *
   * @param sort which of its names is meant
   * @param name that name
   * @param authorities certificates of the authorities that may have issued it, in PEM
   */
  record Certificate(Sort sort, String name, String authorities) implements ClientMethod {
    @Override
    public String word() {
      return "tls_client_auth";
    }
  }

  /** The names in a certificate by which a client can be known (RFC 8705, section 2.1.2). */
  enum Sort {
    /** The subject's distinguished name, as RFC 4514 writes it. */
    SUBJECT,
    /** A DNS name among the subject's alternative names. */
    DNS,
    /** A URI among the subject's alternative names. */
    URI
  }

  /**
   * By a certificate that it signed itself ({@code self_signed_tls_client_auth}, RFC 8705, section
   * 2.2).
   *
   * @param thumbprints SHA-256 of each certificate it may use, as {@code x5t#S256} writes them
   */
  record OwnCertificates(Set<String> thumbprints) implements ClientMethod {
    public OwnCertificates {
      thumbprints = Set.copyOf(thumbprints);
    }

    @Override
    public String word() {
      return "self_signed_tls_client_auth";
    }
  }
}
