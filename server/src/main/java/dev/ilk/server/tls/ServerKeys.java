package dev.ilk.server.tls;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Gives each connection of a server what is held at its beginning. */
public final class ServerKeys extends X509ExtendedKeyManager {
  private static final String ALIAS = "node";

  private final Supplier<Optional<Held>> held;

  /**
   * A certificate with those above it, and its key.
   *
   * @param chain the leaf first
   * @param key the leaf's
   */
  public record Held(List<X509Certificate> chain, PrivateKey key) {
    public Held {
      chain = List.copyOf(chain);
    }
  }

  private ServerKeys(Supplier<Optional<Held>> held) {
    this.held = held;
  }

  /**
   * TLS with what is held. Callers' certificates are taken as they come: TLS proves that the caller
   * holds the key, and whose it is, is judged later (RFC 8705, section 7.2).
   *
   * @param held what to show now; empty if nothing can be shown, and then there is no connection
   * @return for listeners
   */
  public static SSLContext context(Supplier<Optional<Held>> held) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          new X509ExtendedKeyManager[] {new ServerKeys(held)},
          new TrustManager[] {new AnyCaller()},
          null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has TLS", e);
    }
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String type, Principal @Nullable [] issuers, SSLEngine engine) {
    return alias(type);
  }

  @Override
  public @Nullable String chooseServerAlias(
      String type, Principal @Nullable [] issuers, Socket socket) {
    return alias(type);
  }

  private @Nullable String alias(String type) {
    return held.get().filter(one -> type.equals(one.key().getAlgorithm())).isPresent()
        ? ALIAS
        : null;
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return held.get().map(one -> one.chain().toArray(X509Certificate[]::new)).orElse(null);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return held.get().map(Held::key).orElse(null);
  }

  @Override
  public String[] getServerAliases(String type, Principal @Nullable [] issuers) {
    return new String[] {ALIAS};
  }

  @Override
  public String[] getClientAliases(String type, Principal @Nullable [] issuers) {
    return new String[0];
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] types, Principal @Nullable [] issuers, Socket socket) {
    return null;
  }
}
