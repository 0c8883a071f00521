package dev.ilk.keys;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the arithmetic is done: the Amazon Corretto Crypto Provider where its native library loads
 * (linux-x86_64) and passes its own tests, else the platform's providers, several times slower,
 * which one warning in the log says.
 *
 * <p>Ilk asks the chosen provider by name, so that code which embeds this module keeps the provider
 * order of its own process. Only a server that owns its process calls {@link #installFirst()}.
 */
public final class CryptoProvider {
  private static final Logger LOG = LoggerFactory.getLogger(CryptoProvider.class);
  private static final CryptoProvider CHOSEN = choose(() -> Native.healthy());

  /**
   * Always by the platform: providers write private keys of ML-DSA in forms that others do not read
   * (RFC 9881, section 6), and any node must open what any other has sealed.
   */
  private static final String LATTICE = "ML-DSA";

  private final Optional<Provider> accelerated;

  private CryptoProvider(Optional<Provider> accelerated) {
    this.accelerated = accelerated;
  }

  /**
   * The provider that this process uses; chosen once.
   *
   * @return the same one each time
   */
  public static CryptoProvider chosen() {
    return CHOSEN;
  }

  /**
   * The provider's name and version, for the cryptographic inventory (row G4).
   *
   * @return such as {@code AmazonCorrettoCryptoProvider 2.5}
   */
  public String name() {
    return accelerated
        .map(provider -> provider.getName() + " " + provider.getVersionStr())
        .orElse("the Java platform's own");
  }

  /**
   * Whether the native provider is in use.
   *
   * @return false if the platform's own providers do the work
   */
  public boolean isAccelerated() {
    return accelerated.isPresent();
  }

  /** Makes the native provider the first choice of the whole process, TLS included. */
  public void installFirst() {
    accelerated.ifPresent(provider -> Security.insertProviderAt(provider, 1));
  }

  static CryptoProvider choose(Supplier<Provider> loader) {
    try {
      return new CryptoProvider(Optional.of(loader.get()));
    } catch (RuntimeException | LinkageError e) {
      LOG.warn(
          "SLOW CRYPTOGRAPHY: the native provider does not load on this machine, so signatures cost"
              + " about ten times more ({})",
          e.toString());
      return new CryptoProvider(Optional.empty());
    }
  }

  /** A class of its own, so that only loading it fails where the provider is not even there. */
  private static final class Native {
    static Provider healthy() {
      AmazonCorrettoCryptoProvider provider = AmazonCorrettoCryptoProvider.INSTANCE;
      provider.assertHealthy();
      return provider;
    }
  }

  Signature signature(Algorithm algorithm) throws GeneralSecurityException {
    String name = algorithm.javaName();
    Optional<Provider> provider = offering("Signature", name);
    Signature signature =
        provider.isPresent()
            ? Signature.getInstance(name, provider.get())
            : Signature.getInstance(name);
    Optional<AlgorithmParameterSpec> parameters = algorithm.parameters();
    if (parameters.isPresent()) {
      signature.setParameter(parameters.get());
    }
    return signature;
  }

  KeyPairGenerator keyPairGenerator(String algorithm) throws GeneralSecurityException {
    Optional<Provider> provider = offering("KeyPairGenerator", algorithm);
    return provider.isPresent()
        ? KeyPairGenerator.getInstance(algorithm, provider.get())
        : KeyPairGenerator.getInstance(algorithm);
  }

  KeyFactory keyFactory(String algorithm) throws GeneralSecurityException {
    Optional<Provider> provider = offering("KeyFactory", algorithm);
    return provider.isPresent()
        ? KeyFactory.getInstance(algorithm, provider.get())
        : KeyFactory.getInstance(algorithm);
  }

  Cipher cipher(String transformation) throws GeneralSecurityException {
    Optional<Provider> provider = offering("Cipher", transformation);
    return provider.isPresent()
        ? Cipher.getInstance(transformation, provider.get())
        : Cipher.getInstance(transformation);
  }

  /** The native provider lacks some parts, such as a key factory for Ed25519. */
  private Optional<Provider> offering(String service, String algorithm) {
    return algorithm.startsWith(LATTICE)
        ? Stream.of(Security.getProviders())
            .filter(provider -> !accelerated.filter(provider::equals).isPresent())
            .filter(provider -> provider.getService(service, algorithm) != null)
            .findFirst()
        : accelerated.filter(provider -> provider.getService(service, algorithm) != null);
  }
}
