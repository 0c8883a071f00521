package dev.ilk.record.append;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.kernel.Result;
import dev.ilk.keys.RootKeys;
import dev.ilk.keys.SigningKeys;
import dev.ilk.keys.TestRoots;
import dev.ilk.keys.ring.KeyRings;
import dev.ilk.keys.ring.MemoryKeyStore;
import dev.ilk.keys.ring.RingPolicy;
import dev.ilk.keys.ring.Rotation;
import dev.ilk.record.Samples;
import dev.ilk.record.log.MemoryLogStore;
import dev.ilk.record.tlog.NoteSigner;
import dev.ilk.record.verify.StoreSource;
import dev.ilk.record.verify.Verification;
import dev.ilk.record.verify.Verifier;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RingLogKeysTest {
  private final KeyRings rings =
      new KeyRings(
          new MemoryKeyStore(),
          new SigningKeys(RootKeys.of(TestRoots.fresh())),
          name -> RingPolicy.CHECKPOINTS,
          InstantSource.fixed(Samples.NOON));
  private final RingLogKeys keys = new RingLogKeys("ilk.example/record", rings);
  private final MemoryLogStore store = new MemoryLogStore();
  private final Samples samples = new Samples();

  @Test
  void the_key_that_signs_is_known() {
    NoteSigner signer = keys.signer();
    assertEquals("ilk.example/record", signer.key().name());
    assertTrue(keys.known().contains(signer.key()));
  }

  @Test
  void a_log_goes_on_and_verifies_after_its_key_was_rotated() throws Exception {
    append();
    NoteSigner before = keys.signer();
    assertInstanceOf(Result.Ok.class, rings.rotate(RingLogKeys.RING, Rotation.Urgency.AT_ONCE));
    assertNotEquals(before.key(), keys.signer().key());
    append();
    assertEquals(2, store.checkpoints.size());
    Verification verification =
        Verifier.verify(new StoreSource(store, store), keys.known(), Optional.empty());
    assertEquals(2, assertInstanceOf(Verification.Whole.class, verification).checkpoints());
  }

  private void append() throws Exception {
    try (Log log = Log.open(store, store, keys, LogLimits.DEFAULT)) {
      log.append(samples.issued());
    }
  }
}
