package dev.ilk.keys;

import static org.junit.jupiter.api.Assertions.fail;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/** Root keys that nothing depends on. */
public final class TestRoots {
  private TestRoots() {}

  /**
   * A root key that was never used.
   *
   * @return loaded as a server would, from an environment variable
   */
  public static RootKey fresh() {
    byte[] bytes = new byte[RootKey.BYTES];
    new SecureRandom().nextBytes(bytes);
    String text = Base64.getEncoder().encodeToString(bytes);
    return switch (RootKey.load(new SecretRef.Environment("ROOT"), name -> text)) {
      case Result.Ok<RootKey>(RootKey key) -> key;
      case Result.Failed<RootKey>(List<Problem> problems) -> fail(problems.getFirst().sentence());
    };
  }
}
