package dev.ilk.keys;

import dev.ilk.kernel.BrokenPart;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.security.auth.login.FailedLoginException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A hardware security module (PKCS #11) that makes and holds signing keys, so that their private
 * halves are in no store and no memory of ours. Keys are for ES256. Safe to share between threads;
 * all nodes must reach the same token.
 *
 * <p>At most {@link #SESSIONS} operations are in the module at a time, and none is waited for
 * longer than {@link #PATIENCE_SECONDS}: what is not done by then has failed. After a failure the
 * next operation logs in anew, so a module that comes back is used again without a restart.
 */
public final class KeyModule {
  /** How many operations, and so sessions, are in the module at a time. */
  public static final int SESSIONS = 16;

  /** How long one operation may take, waiting for others included. */
  public static final int PATIENCE_SECONDS = 5;

  private static final Logger LOG = LoggerFactory.getLogger(KeyModule.class);
  private static final int MOST_WAITING = 1000;
  private static final byte[] PROBE = {'p', 'r', 'o', 'b', 'e'};

  private final Settings settings;
  private final Function<String, @Nullable String> environment;

  /** Its threads end with the process; a module that hangs must not keep that from ending. */
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          SESSIONS,
          SESSIONS,
          1,
          TimeUnit.MINUTES,
          new ArrayBlockingQueue<>(MOST_WAITING),
          Thread.ofPlatform().daemon().name("key-module-", 0).factory());

  private volatile @Nullable OpenToken opened;
  private @Nullable String refused;

  /**
   * Where a module is, and which keys it holds.
   *
   * @param library its PKCS #11 library
   * @param slot the id of the slot with the token, as {@code pkcs11-tool -L} prints it; from 0
   * @param pin the user's PIN
   * @param rings the rings whose keys are made in it from now on, such as {@code prod/x509-svid}
   */
  public record Settings(Path library, long slot, SecretRef pin, Set<String> rings) {
    public Settings {
      rings = Set.copyOf(rings);
    }
  }

  /**
   * A module that is opened when it is first needed.
   *
   * @param settings where it is
   * @param environment finds a variable's value by its name, as {@link System#getenv(String)} does
   */
  public KeyModule(Settings settings, Function<String, @Nullable String> environment) {
    this.settings = settings;
    this.environment = environment;
    threads.allowCoreThreadTimeOut(true);
  }

  boolean holds(String ring) {
    return settings.rings().contains(ring);
  }

  /** Makes a key that never leaves the module, and tries it. */
  VerifyingKey generate() {
    VerifyingKey key = within("make a key", token -> software(token.generate()));
    if (!key.verify(Algorithm.ES256, PROBE, sign(key.thumbprint(), PROBE))) {
      throw new BrokenPart("the key module's signatures do not hold", null);
    }
    return key;
  }

  byte[] sign(String kid, byte[] message) {
    return within("sign", token -> token.sign(kid, message));
  }

  /** What cannot be destroyed now is told, so that somebody does it by the module's own tools. */
  void destroy(String kid) {
    try {
      within(
          "destroy a key",
          token -> {
            token.destroy(kid);
            return kid;
          });
    } catch (BrokenPart e) {
      LOG.warn("the key `{}` is left in the key module: {}", OpenToken.alias(kid), e.getMessage());
    }
  }

  /** An operation in an open token. */
  private interface Operation<T> {
    T in(OpenToken token) throws GeneralSecurityException, IOException;
  }

  private <T> T within(String what, Operation<T> operation) {
    Future<T> result;
    try {
      Callable<T> call = () -> twice(operation);
      result = threads.submit(call);
    } catch (RejectedExecutionException e) {
      throw new BrokenPart("the key module has more to do than it can", e);
    }
    try {
      return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new BrokenPart(
          "the key module cannot %s: %s".formatted(what, e.getCause()), e.getCause());
    } catch (TimeoutException e) {
      result.cancel(true);
      throw new BrokenPart(
          "the key module did not %s within %d seconds".formatted(what, PATIENCE_SECONDS), e);
    } catch (InterruptedException e) {
      result.cancel(true);
      Thread.currentThread().interrupt();
      throw new BrokenPart("this node stops", e);
    }
  }

  /** A login that was lost, or a module that was away, costs one more try and nothing else. */
  private <T> T twice(Operation<T> operation) throws GeneralSecurityException, IOException {
    OpenToken token = current();
    try {
      return operation.in(token);
    } catch (GeneralSecurityException | RuntimeException e) {
      LOG.warn("the key module failed and is opened anew: {}", e.toString());
      forget(token);
      return operation.in(current());
    }
  }

  private synchronized OpenToken current() throws GeneralSecurityException, IOException {
    OpenToken known = opened;
    if (known != null) {
      return known;
    }
    OpenToken token =
        switch (settings.pin().read(environment)) {
          case Result.Ok<Secret>(Secret pin) -> opened(pin);
          case Result.Failed<Secret>(List<Problem> problems) ->
              throw new IOException(problems.getFirst().sentence());
        };
    opened = token;
    return token;
  }

  /** A module locks a token after a few wrong PINs, so one that was refused is not tried again. */
  private OpenToken opened(Secret pin) throws GeneralSecurityException, IOException {
    if (pin.reveal().equals(refused)) {
      throw new IOException("the module refused this PIN before; give the right one");
    }
    try {
      return OpenToken.open(settings, pin);
    } catch (GeneralSecurityException | IOException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof FailedLoginException) {
          refused = pin.reveal();
        }
      }
      throw e;
    }
  }

  private synchronized void forget(OpenToken token) {
    if (opened == token) {
      opened = null;
    }
  }

  /** The same key for our own providers, which do not know those of a module. */
  private static VerifyingKey software(PublicKey key) throws GeneralSecurityException {
    return VerifyingKey.own(
        KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key.getEncoded())));
  }
}
