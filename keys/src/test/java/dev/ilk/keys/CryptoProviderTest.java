package dev.ilk.keys;

import static dev.ilk.keys.Results.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CryptoProviderTest {
  private static final CryptoProvider PLATFORM = without();

  @Test
  void the_native_provider_is_used_where_there_is_one() {
    assumeTrue(
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64"),
        "SKIPPED: the native provider is built for Linux on x86-64");
    assertTrue(CryptoProvider.chosen().isAccelerated());
    assertTrue(CryptoProvider.chosen().name().startsWith("AmazonCorrettoCryptoProvider 2."));
  }

  @Test
  void a_class_path_without_the_native_provider_is_enough() throws Exception {
    List<URL> rest = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!entry.contains("AmazonCorrettoCryptoProvider")) {
        rest.add(Path.of(entry).toUri().toURL());
      }
    }
    try (URLClassLoader loader =
        new URLClassLoader(rest.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Class<?> type = loader.loadClass(CryptoProvider.class.getName());
      Object chosen = type.getMethod("chosen").invoke(null);
      assertEquals("the Java platform's own", type.getMethod("name").invoke(chosen));
    }
  }

  @Test
  void without_the_native_provider_one_warning_is_logged() {
    Logger logger = Logger.getLogger(CryptoProvider.class.getName());
    List<LogRecord> seen = new ArrayList<>();
    Handler handler = new Collecting(seen);
    logger.addHandler(handler);
    try {
      CryptoProvider fallback = without();
      assertFalse(fallback.isAccelerated());
      assertEquals("the Java platform's own", fallback.name());
    } finally {
      logger.removeHandler(handler);
    }
    assertEquals(List.of(Level.WARNING), seen.stream().map(LogRecord::getLevel).toList());
    assertTrue(seen.getFirst().getMessage().contains("SLOW CRYPTOGRAPHY"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Algorithm.class,
      names = {"ES256", "EDDSA", "RS256", "PS256"})
  void the_platforms_signatures_and_the_native_ones_are_the_same(Algorithm algorithm)
      throws Exception {
    byte[] message = {1, 2, 3};
    CryptoProvider platform = PLATFORM;
    KeyPairGenerator generator =
        platform.keyPairGenerator(LocalSigner.javaKeyAlgorithm(algorithm.keyType()));
    if (algorithm.keyType() == KeyType.P256) {
      generator.initialize(256);
    }
    KeyPair pair = generator.generateKeyPair();
    Signature signature = platform.signature(algorithm);
    signature.initSign(pair.getPrivate());
    signature.update(message);
    byte[] made = signature.sign();

    VerifyingKey key = value(VerifyingKey.of(pair.getPublic()));
    assertTrue(key.verify(algorithm, message, made));
    signature.initVerify(pair.getPublic());
    signature.update(message);
    assertTrue(signature.verify(made));
  }

  @Test
  void the_process_wide_order_changes_only_on_demand() {
    Provider first = Security.getProviders()[0];
    assertTrue(CryptoProvider.chosen().name().length() > 0);
    assertEquals(first, Security.getProviders()[0]);
    CryptoProvider.chosen().installFirst();
    try {
      String expected =
          CryptoProvider.chosen().isAccelerated()
              ? "AmazonCorrettoCryptoProvider"
              : first.getName();
      assertEquals(expected, Security.getProviders()[0].getName());
    } finally {
      Security.removeProvider("AmazonCorrettoCryptoProvider");
    }
  }

  private static CryptoProvider without() {
    return CryptoProvider.choose(() -> {
      throw new UnsatisfiedLinkError("no native library for this machine");
    });
  }

  private static final class Collecting extends Handler {
    private final List<LogRecord> seen;

    Collecting(List<LogRecord> seen) {
      this.seen = seen;
    }

    @Override
    public void publish(LogRecord entry) {
      seen.add(entry);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
