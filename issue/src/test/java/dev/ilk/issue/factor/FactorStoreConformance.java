package dev.ilk.issue.factor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Passkey;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.human.passkey.PasskeyLookup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every {@link PasskeyStore} and {@link RecoveryStore}, and the {@link PasskeyLookup} over the
 * same rows, promise. Each test begins with empty stores.
 */
public abstract class FactorStoreConformance {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Ids IDS = new Ids(() -> NOW);

  private final Id.Identity alice = IDS.identity();
  private final Id.Identity bob = IDS.identity();

  /**
   * The adapter under test.
   *
   * @return the same within one test, empty at its beginning
   */
  protected abstract PasskeyStore passkeys();

  /**
   * How the human plane finds what it keeps.
   *
   * @return over the rows of {@link #passkeys()}
   */
  protected abstract PasskeyLookup lookup();

  /**
   * The other adapter under test.
   *
   * @return beside {@link #passkeys()}, in one store
   */
  protected abstract RecoveryStore recoveries();

  @Test
  void passkeys_are_found_by_their_holder_as_they_were_enrolled() throws StoreUnavailable {
    Passkey first = passkey(alice, "first", NOW);
    Passkey second = passkey(alice, "second", NOW.plusSeconds(1));
    assertTrue(passkeys().enrol(second, Optional.empty()));
    assertTrue(passkeys().enrol(first, Optional.empty()));
    assertTrue(passkeys().enrol(passkey(bob, "bobs", NOW), Optional.empty()));
    assertEquals(List.of(first, second), passkeys().of(alice));
    assertEquals(List.of(first, second), lookup().of(alice));
    assertEquals(List.of(), passkeys().of(IDS.identity()));
  }

  @Test
  void one_authenticators_credential_is_enrolled_once_by_whomever() throws StoreUnavailable {
    assertTrue(passkeys().enrol(passkey(alice, "same", NOW), Optional.empty()));
    assertFalse(passkeys().enrol(passkey(alice, "same", NOW), Optional.empty()));
    assertFalse(passkeys().enrol(passkey(bob, "same", NOW), Optional.empty()));
    assertEquals(List.of(), passkeys().of(bob));
  }

  @Test
  void nobody_has_more_passkeys_than_one_may() throws StoreUnavailable {
    for (int i = 0; i < Passkey.MOST; i++) {
      assertTrue(passkeys().enrol(passkey(alice, "n" + i, NOW), Optional.empty()));
    }
    assertFalse(passkeys().enrol(passkey(alice, "more", NOW), Optional.empty()));
    assertEquals(Passkey.MOST, passkeys().of(alice).size());
  }

  @Test
  void only_its_holder_renames_and_removes_a_passkey() throws StoreUnavailable {
    Passkey passkey = passkey(alice, "one", NOW);
    passkeys().enrol(passkey, Optional.empty());
    assertFalse(passkeys().rename(bob, passkey.id(), "stolen"));
    assertFalse(passkeys().remove(bob, passkey.id()));
    assertTrue(passkeys().rename(alice, passkey.id(), "blue ü"));
    assertEquals(List.of(passkey.called("blue ü")), passkeys().of(alice));
    assertTrue(passkeys().remove(alice, passkey.id()));
    assertFalse(passkeys().remove(alice, passkey.id()));
    assertEquals(List.of(), lookup().of(alice));
  }

  @Test
  void a_count_of_signatures_is_moved_by_one_of_two_that_saw_the_same() throws StoreUnavailable {
    Passkey passkey = passkey(alice, "one", NOW);
    passkeys().enrol(passkey, Optional.empty());
    assertTrue(lookup().used(passkey, 8, NOW.plusSeconds(1)));
    assertFalse(lookup().used(passkey, 8, NOW.plusSeconds(2)));
    assertEquals(List.of(passkey.used(8, NOW.plusSeconds(1))), lookup().of(alice));
    passkeys().remove(alice, passkey.id());
    assertFalse(lookup().used(passkey.used(8, NOW), 9, NOW), "gone");
  }

  @Test
  void a_recovery_is_asked_for_once_and_answered_once() throws StoreUnavailable {
    Recovery asked = Recovery.requested(IDS.recovery(), alice, "lost", NOW);
    assertTrue(recoveries().add(asked));
    assertFalse(recoveries().add(Recovery.requested(IDS.recovery(), alice, "again", NOW)));
    assertTrue(recoveries().add(Recovery.requested(IDS.recovery(), bob, "too", NOW)));
    assertEquals(Optional.of(asked), recoveries().find(asked.id()));
    assertEquals(Optional.of(asked), recoveries().of(alice, NOW));
    assertEquals(2, recoveries().underWay(NOW, 200).size());
    Recovery approved = asked.approved(bob, NOW, Duration.ofHours(24));
    assertTrue(recoveries().replace(asked, approved));
    assertFalse(recoveries().replace(asked, asked.ended(Recovery.State.CANCELLED, alice)));
    assertEquals(Optional.of(approved), recoveries().of(alice, NOW));
    assertTrue(recoveries().replace(approved, approved.ended(Recovery.State.CANCELLED, alice)));
    assertEquals(Optional.empty(), recoveries().of(alice, NOW));
  }

  @Test
  void a_recovery_that_nobody_answered_makes_room_when_it_is_over() throws StoreUnavailable {
    Recovery asked = Recovery.requested(IDS.recovery(), alice, "lost", NOW);
    recoveries().add(asked);
    Instant over = asked.closes();
    assertEquals(Optional.empty(), recoveries().of(alice, over));
    assertEquals(List.of(), recoveries().underWay(over, 200));
    assertTrue(recoveries().add(Recovery.requested(IDS.recovery(), alice, "again", over)));
    assertEquals(1, recoveries().prune(over));
    assertEquals(Optional.empty(), recoveries().find(asked.id()));
  }

  @Test
  void a_recovery_replaces_all_passkeys_and_is_used_up() throws StoreUnavailable {
    passkeys().enrol(passkey(alice, "lost", NOW), Optional.empty());
    Passkey bobs = passkey(bob, "bobs", NOW);
    passkeys().enrol(bobs, Optional.empty());
    Recovery asked = Recovery.requested(IDS.recovery(), alice, "lost", NOW);
    recoveries().add(asked);
    Passkey fresh = passkey(alice, "fresh", NOW);
    assertFalse(passkeys().enrol(fresh, Optional.of(asked.id())), "not approved");
    recoveries().replace(asked, asked.approved(bob, NOW, Duration.ofHours(24)));
    assertTrue(passkeys().enrol(fresh, Optional.of(asked.id())));
    assertEquals(List.of(fresh), passkeys().of(alice));
    assertEquals(List.of(bobs), passkeys().of(bob));
    assertFalse(
        passkeys().enrol(passkey(alice, "second", NOW), Optional.of(asked.id())), "used up");
    assertEquals(List.of(fresh), passkeys().of(alice));
  }

  private static Passkey passkey(Id.Identity holder, String credential, Instant created) {
    return new Passkey(
        IDS.passkey(),
        holder,
        "Key",
        credential,
        "key of " + credential,
        7,
        "00000000000000000000000000000000",
        Set.of("usb", "internal"),
        true,
        false,
        created,
        Optional.empty());
  }
}
