package dev.ilk.issue.offline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Environment;
import dev.ilk.actor.TrustDomain;
import dev.ilk.kernel.Bytes;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

/** What every {@link ImportStore} promises. Each test begins with an empty store. */
public abstract class ImportStoreConformance {
  private static final Environment PROD = new Environment("prod");
  private static final Environment STAGING = new Environment("staging");
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123Z");

  /**
   * The adapter under test.
   *
   * @return the same within one test, empty at its beginning
   */
  protected abstract ImportStore store();

  /**
   * The same store as another node has it.
   *
   * @return may be the same adapter where there is one node only
   */
  protected abstract ImportStore elsewhere();

  private static ImportedChain chain(Environment at, String kid, int length, Instant imported)
      throws Exception {
    List<Bytes> certificates = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      certificates.add(certificate());
    }
    return new ImportedChain(
        at,
        new TrustDomain(at.name() + ".ilk.acme.example"),
        kid,
        certificates,
        imported,
        imported.plusSeconds(5),
        imported.plusSeconds(500),
        Optional.empty());
  }

  private static Bytes certificate() throws Exception {
    KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    return Bytes.of(
        new X509v3CertificateBuilder(
                new X500Name("CN=a"),
                BigInteger.ONE,
                Date.from(NOW),
                Date.from(NOW.plusSeconds(1000)),
                new X500Name("CN=b"),
                SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()))
            .build(new JcaContentSignerBuilder("Ed25519").build(keys.getPrivate()))
            .getEncoded());
  }

  @Test
  void what_is_kept_on_one_node_is_whole_on_the_other() throws Exception {
    assertTrue(store().all().isEmpty());
    ImportedChain two = chain(PROD, "a", 2, NOW);
    ImportedChain four = chain(STAGING, "a", 4, NOW.plusSeconds(1));
    assertEquals(two, store().keep(two));
    assertEquals(four, elsewhere().keep(four));
    assertEquals(List.of(two, four), elsewhere().all());
  }

  @Test
  void they_come_in_the_order_of_their_import() throws Exception {
    ImportedChain late = chain(PROD, "a", 2, NOW.plusSeconds(9));
    ImportedChain early = chain(PROD, "b", 2, NOW);
    store().keep(early);
    store().keep(late);
    assertEquals(List.of(early, late), store().all());
  }

  @Test
  void the_first_one_of_a_key_stays() throws Exception {
    ImportedChain first = chain(PROD, "a", 2, NOW);
    store().keep(first);
    assertEquals(first, elsewhere().keep(chain(PROD, "a", 3, NOW.plusSeconds(1))));
    assertEquals(List.of(first), store().all());
  }

  @Test
  void of_many_at_once_all_get_the_same() throws Exception {
    List<Callable<ImportedChain>> tries = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      ImportedChain one = chain(PROD, "a", 2, NOW.plusSeconds(i));
      ImportStore node = i % 2 == 0 ? store() : elsewhere();
      tries.add(() -> node.keep(one));
    }
    Set<ImportedChain> got = new HashSet<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<ImportedChain> one : threads.invokeAll(tries)) {
        got.add(one.get());
      }
    }
    assertEquals(Set.copyOf(store().all()), got);
    assertEquals(1, got.size());
  }

  @Test
  void distrust_marks_the_chains_of_one_environment_once() throws Exception {
    store().keep(chain(PROD, "a", 2, NOW));
    ImportedChain staging = chain(STAGING, "a", 2, NOW);
    store().keep(staging);
    store().distrust(PROD, NOW.plusSeconds(1));
    elsewhere().keep(chain(PROD, "b", 2, NOW.plusSeconds(2)));
    elsewhere().distrust(PROD, NOW.plusSeconds(3));
    List<Optional<Instant>> marks =
        store().all().stream()
            .filter(one -> one.at().equals(PROD))
            .map(ImportedChain::distrusted)
            .toList();
    assertEquals(List.of(Optional.of(NOW.plusSeconds(1)), Optional.of(NOW.plusSeconds(3))), marks);
    assertTrue(store().all().contains(staging));
  }
}
