package dev.ilk.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.kernel.BrokenPart;
import dev.ilk.kernel.Result;
import dev.ilk.keys.ring.KeyRings;
import dev.ilk.keys.ring.MemoryKeyStore;
import dev.ilk.keys.ring.RingName;
import dev.ilk.keys.ring.RingPolicy;
import dev.ilk.keys.ring.Rotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.AuthProvider;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys in a real PKCS #11 module. */
class KeyModuleTest {
  private static final RingName RING = new RingName("prod/x509-svid");
  private static final byte[] MESSAGE = {1, 2, 3};

  @TempDir Path folder;
  private Path library;
  private Path pin;
  private long slot;
  private final RootKeys roots = RootKeys.of(TestRoots.fresh());
  private final MemoryKeyStore store = new MemoryKeyStore();

  @BeforeEach
  void token() throws Exception {
    library = SoftHsm.libraryOrSkip();
    slot = SoftHsm.slotOrSkip();
    pin = pin(SoftHsm.PIN);
    KeyStore seen = seen();
    for (String alias : Collections.list(seen.aliases())) {
      seen.deleteEntry(alias);
    }
  }

  private Path pin(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("pin"), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private KeyModule module(Path from) {
    return new KeyModule(SoftHsm.settings(from, slot, pin, RING.value()), System::getenv);
  }

  private KeyRings rings(Optional<KeyModule> module) {
    return new KeyRings(
        store,
        new SigningKeys(roots, module),
        name -> RingPolicy.TOKENS,
        () -> Instant.parse("2026-11-22T10:00:00Z"));
  }

  private List<String> aliases() throws Exception {
    return Collections.list(seen().aliases());
  }

  private KeyStore seen() throws Exception {
    KeyStore seen = KeyStore.getInstance("PKCS11", other());
    seen.load(null, SoftHsm.PIN.toCharArray());
    return seen;
  }

  private Provider other() {
    return Security.getProvider("SunPKCS11")
        .configure("--name = other\nlibrary = \"%s\"\nslot = %d\n".formatted(library, slot));
  }

  private static void holds(Signer signer) {
    assertTrue(signer.verifyingKey().verify(Algorithm.ES256, MESSAGE, signer.sign(MESSAGE)));
  }

  @Test
  void a_ring_signs_with_keys_that_are_in_the_module_only() throws Exception {
    KeyRings rings = rings(Optional.of(module(library)));
    Signer signer = rings.active(RING);
    assertInstanceOf(ModuleSigner.class, signer);
    holds(signer);
    assertEquals(2, aliases().size(), "the active key and the next");
    assertTrue(aliases().contains("ilk-" + signer.kid()));
    Signer elsewhere = rings.active(new RingName("staging/x509-svid"));
    assertInstanceOf(LocalSigner.class, elsewhere);
  }

  @Test
  void another_node_signs_with_the_same_key() throws Exception {
    Signer here = rings(Optional.of(module(library))).active(RING);
    Signer there = rings(Optional.of(module(library))).active(RING);
    assertEquals(here.kid(), there.kid());
    assertTrue(here.verifyingKey().verify(Algorithm.ES256, MESSAGE, there.sign(MESSAGE)));
  }

  @Test
  void keys_leave_the_module_when_their_signatures_count_no_more() throws Exception {
    KeyRings rings = rings(Optional.of(module(library)));
    String former = rings.active(RING).kid();
    assertInstanceOf(Result.Ok.class, rings.rotate(RING, Rotation.Urgency.AT_ONCE));
    assertTrue(aliases().contains("ilk-" + former), "other nodes may not have heard yet");
    rings.rotate(RING, Rotation.Urgency.COMPROMISED);
    assertEquals(2, aliases().size());
    assertFalse(aliases().contains("ilk-" + former));
    holds(rings.active(RING));
  }

  @Test
  void without_the_module_nothing_is_signed() throws Exception {
    rings(Optional.of(module(library))).active(RING);
    Exception refused = assertThrows(Exception.class, () -> rings(Optional.empty()).active(RING));
    assertTrue(refused.getMessage().contains("none is configured"), refused.getMessage());
  }

  @Test
  void a_key_that_was_deleted_signs_no_more_and_the_message_names_it() throws Exception {
    KeyModule module = module(library);
    String kid = module.generate().thumbprint();
    module.destroy(kid);
    BrokenPart refused = assertThrows(BrokenPart.class, () -> module.sign(kid, MESSAGE));
    assertTrue(refused.getMessage().contains("ilk-" + kid), refused.getMessage());
  }

  /** Whoever logs out does so for the whole process (PKCS #11, section 5.6). */
  private void logOut() throws Exception {
    AuthProvider other = (AuthProvider) other();
    KeyStore.getInstance("PKCS11", other).load(null, SoftHsm.PIN.toCharArray());
    other.logout();
  }

  @Test
  void a_login_that_was_lost_is_made_up_for() throws Exception {
    KeyModule module = module(library);
    String kid = module.generate().thumbprint();
    logOut();
    assertEquals(64, module.sign(kid, MESSAGE).length);
  }

  @Test
  void a_module_that_comes_later_is_used_without_a_restart() throws Exception {
    Path later = folder.resolve("later.so");
    KeyModule module = module(later);
    assertThrows(BrokenPart.class, module::generate);
    Files.createSymbolicLink(later, library);
    VerifyingKey key = module.generate();
    assertTrue(key.verify(Algorithm.ES256, MESSAGE, module.sign(key.thumbprint(), MESSAGE)));
  }

  @Test
  void a_wrong_pin_is_tried_once_and_a_right_one_taken_after() throws Exception {
    logOut();
    KeyModule module = module(library);
    pin("9999");
    assertThrows(BrokenPart.class, module::generate);
    BrokenPart again = assertThrows(BrokenPart.class, module::generate);
    assertTrue(again.getMessage().contains("refused this PIN before"), again.getMessage());
    pin(SoftHsm.PIN);
    assertEquals(64, module.sign(module.generate().thumbprint(), MESSAGE).length);
  }

  @Test
  void a_slot_without_a_token_is_refused() {
    KeyModule module =
        new KeyModule(
            SoftHsm.settings(library, 4_000_000_000L, pin, "a/x509-svid"), System::getenv);
    assertThrows(BrokenPart.class, module::generate);
  }

  @Test
  void many_at_once_are_all_served() throws Exception {
    KeyModule module = module(library);
    VerifyingKey key = module.generate();
    List<Callable<byte[]>> tasks =
        Collections.nCopies(200, () -> module.sign(key.thumbprint(), MESSAGE));
    List<byte[]> made = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<byte[]> one : threads.invokeAll(tasks)) {
        made.add(one.get());
      }
    }
    assertTrue(made.stream().allMatch(one -> key.verify(Algorithm.ES256, MESSAGE, one)));
  }
}
