package dev.ilk.issue.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.AcmeAccount;
import dev.ilk.actor.AcmeId;
import dev.ilk.actor.Environment;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link AccountStore} promises. Each test begins with an empty store. */
public abstract class AccountStoreConformance {
  protected static final Environment PROD = new Environment("prod");
  private static final Environment STAGING = new Environment("staging");
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  protected final Id.Identity holder = new Ids(() -> NOW).identity();

  /**
   * The adapter under test.
   *
   * @return the same within one test, empty at its beginning
   */
  protected abstract AccountStore store();

  /**
   * The same store as another node has it.
   *
   * @return may be the same adapter where there is one node only
   */
  protected abstract AccountStore elsewhere();

  protected final AcmeAccount account(Environment at, String thumbprint) {
    return new AcmeAccount(
        NewNames.account(), at, holder, "{\"kty\":\"EC\"}", thumbprint, NOW, true);
  }

  protected final AcmeId.ExternalKey key() throws Exception {
    AcmeId.ExternalKey key = NewNames.key();
    store().addKey(key, PROD, holder, NOW.plusSeconds(60));
    return key;
  }

  @Test
  void an_account_opened_on_one_node_is_found_on_the_other() throws Exception {
    AcmeAccount account = account(PROD, "t");
    assertTrue(store().open(account, key()));
    assertEquals(Optional.of(account), elsewhere().account(account.id()));
    assertEquals(Optional.empty(), store().account(NewNames.account()));
  }

  @Test
  void a_key_opens_one_account_however_many_try_at_once() throws Exception {
    AcmeId.ExternalKey key = key();
    List<Callable<Boolean>> tries = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      AcmeAccount account = account(PROD, "t" + i);
      AccountStore node = i % 2 == 0 ? store() : elsewhere();
      tries.add(() -> node.open(account, key));
    }
    int opened = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> one : threads.invokeAll(tries)) {
        opened += one.get() ? 1 : 0;
      }
    }
    assertEquals(1, opened);
  }

  @Test
  void a_key_of_an_account_has_one_account_in_an_environment() throws Exception {
    assertTrue(store().open(account(PROD, "t"), key()));
    AcmeId.ExternalKey second = key();
    assertFalse(elsewhere().open(account(PROD, "t"), second));
    assertTrue(store().open(account(STAGING, "t"), second), "and the external key was not used up");
  }

  @Test
  void without_a_key_that_was_given_out_nothing_opens() throws Exception {
    AcmeAccount account = account(PROD, "t");
    assertFalse(store().open(account, NewNames.key()));
    assertEquals(Optional.empty(), store().account(account.id()));
  }

  @Test
  void a_change_holds_only_on_what_was_read() throws Exception {
    AcmeAccount account = account(PROD, "t");
    store().open(account, key());
    AcmeAccount rekeyed = changed(account, "u", true);
    assertTrue(elsewhere().change(account, rekeyed));
    assertFalse(store().change(account, changed(account, "v", true)));
    assertTrue(store().change(rekeyed, changed(account, "u", false)));
    assertEquals(Optional.of(changed(account, "u", false)), elsewhere().account(account.id()));
  }

  @Test
  void no_account_takes_the_key_of_another() throws Exception {
    AcmeAccount one = account(PROD, "t");
    store().open(one, key());
    store().open(account(PROD, "u"), key());
    assertFalse(store().change(one, changed(one, "u", true)));
  }

  @Test
  void keys_that_are_over_are_forgotten_and_used_ones_stay() throws Exception {
    AcmeId.ExternalKey used = key();
    AcmeId.ExternalKey over = key();
    store().open(account(PROD, "t"), used);
    assertEquals(0, store().pruneKeys(NOW.plusSeconds(59)));
    assertEquals(1, store().pruneKeys(NOW.plusSeconds(60)));
    assertFalse(store().open(account(PROD, "u"), over));
    assertFalse(store().open(account(PROD, "u"), used));
  }

  private static AcmeAccount changed(AcmeAccount account, String thumbprint, boolean active) {
    return new AcmeAccount(
        account.id(),
        account.environment(),
        account.holder(),
        account.jwk(),
        thumbprint,
        account.opened(),
        active);
  }
}
