package dev.ilk.keys;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A token of a PKCS #11 module that was logged in to, by the platform's own provider.
 *
 * <p>That provider finds a private key only by a certificate beside it: each key has one, signed by
 * itself, that nobody else looks at.
 */
final class OpenToken {
  private static final String ALGORITHM = "SHA256withECDSAinP1363Format";

  private final Provider provider;
  private final KeyStore store;
  private final char[] pin;
  private final Map<String, SignaturePool> pools = new ConcurrentHashMap<>();

  private OpenToken(Provider provider, KeyStore store, char[] pin) {
    this.provider = provider;
    this.store = store;
    this.pin = pin;
  }

  static OpenToken open(KeyModule.Settings settings, Secret pin)
      throws GeneralSecurityException, IOException {
    Provider pkcs11 = Security.getProvider("SunPKCS11");
    if (pkcs11 == null) {
      throw new GeneralSecurityException("this Java has no module jdk.crypto.cryptoki");
    }
    Provider provider = pkcs11.configure(configuration(settings));
    KeyStore store = KeyStore.getInstance("PKCS11", provider);
    char[] characters = pin.reveal().toCharArray();
    store.load(null, characters);
    return new OpenToken(provider, store, characters);
  }

  /** Sensitive and not extractable: the module gives such a key to nobody (PKCS #11, 4.9). */
  private static String configuration(KeyModule.Settings settings) {
    return """
    --name = ilk
    library = "%s"
    slot = %d
    attributes(generate, CKO_PRIVATE_KEY, *) = {
      CKA_SENSITIVE = true
      CKA_EXTRACTABLE = false
      CKA_SIGN = true
    }
    """
        .formatted(settings.library(), settings.slot());
  }

  /** By which name a key stands in the token. */
  static String alias(String kid) {
    return "ilk-" + kid;
  }

  synchronized PublicKey generate() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    String kid = VerifyingKey.own(plain(pair.getPublic())).thumbprint();
    // Storing makes a copy of the key that outlives this session.
    store.setKeyEntry(alias(kid), pair.getPrivate(), null, new Certificate[] {certificate(pair)});
    return pair.getPublic();
  }

  private static ECPublicKey plain(PublicKey key) throws GeneralSecurityException {
    return (ECPublicKey)
        KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key.getEncoded()));
  }

  private X509Certificate certificate(KeyPair pair) throws GeneralSecurityException {
    X500Name name = new X500Name("CN=ilk");
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              new X509v3CertificateBuilder(
                      name,
                      BigInteger.ONE,
                      Date.from(Instant.EPOCH),
                      Date.from(Instant.ofEpochSecond(Integer.MAX_VALUE)),
                      name,
                      SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()))
                  .build(
                      new JcaContentSignerBuilder("SHA256withECDSA")
                          .setProvider(provider)
                          .build(pair.getPrivate())));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }

  byte[] sign(String kid, byte[] message) throws GeneralSecurityException, IOException {
    SignaturePool pool = pools.get(kid);
    if (pool == null) {
      PrivateKey key = key(kid);
      pool = pools.computeIfAbsent(kid, missing -> new SignaturePool(() -> initialised(key)));
    }
    return pool.sign(message);
  }

  private Signature initialised(PrivateKey key) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(ALGORITHM, provider);
    signature.initSign(key);
    return signature;
  }

  /** Looks once more, because another node may have made it since the token was opened. */
  private synchronized PrivateKey key(String kid) throws GeneralSecurityException, IOException {
    Key key = store.getKey(alias(kid), null);
    if (key == null) {
      store.load(null, pin);
      key = store.getKey(alias(kid), null);
    }
    if (key instanceof PrivateKey found) {
      return found;
    }
    throw new GeneralSecurityException("it has no key `%s`".formatted(alias(kid)));
  }

  synchronized void destroy(String kid) throws GeneralSecurityException {
    pools.remove(kid);
    if (store.containsAlias(alias(kid))) {
      store.deleteEntry(alias(kid));
    }
  }
}
