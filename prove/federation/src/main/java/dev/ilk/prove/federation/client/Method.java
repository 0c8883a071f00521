package dev.ilk.prove.federation.client;

import dev.ilk.actor.ClientMethod;
import dev.ilk.keys.jose.JwkSet;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/** A client's method, read and ready to use. */
sealed interface Method {
  /** The method's registered name. */
  String word();

  /** Keys that are declared. */
  record Keys(JwkSet keys) implements Method {
    @Override
    public String word() {
      return "private_key_jwt";
    }
  }

  /** Keys that the client publishes. */
  record Published(String uri) implements Method {
    @Override
    public String word() {
      return "private_key_jwt";
    }
  }

  /** A name in certificates of some authorities. */
  record Named(ClientMethod.Sort sort, String name, List<X509Certificate> authorities)
      implements Method {
    @Override
    public String word() {
      return "tls_client_auth";
    }
  }

  /** Certificates that the client signed itself. */
  record Own(Set<String> thumbprints) implements Method {
    @Override
    public String word() {
      return "self_signed_tls_client_auth";
    }
  }
}
