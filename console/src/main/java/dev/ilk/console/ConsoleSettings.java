package dev.ilk.console;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.prove.human.provider.Endpoints;
import java.net.URI;

/**
 * Where people reach the console.
 *
 * @param publicUrl scheme, host and port, without a path; {@code https}, or {@code http} on a
 *     loopback address
 */
public record ConsoleSettings(URI publicUrl) {
  /** The path under which all pages lie. */
  public static final String HOME = "/console";

  public ConsoleSettings {
    if (!isBare(publicUrl)) {
      throw new IllegalArgumentException("`" + publicUrl + "` is no address for people to use");
    }
  }

  /**
   * Checks an address.
   *
   * @param publicUrl from the configuration
   * @return the settings, or {@code public_url_invalid}
   */
  public static Result<ConsoleSettings> of(URI publicUrl) {
    return isBare(publicUrl)
        ? Result.ok(new ConsoleSettings(publicUrl))
        : Result.failed(
            Problem.of(
                    Problem.Kind.INVALID,
                    "public_url_invalid",
                    "`" + publicUrl + "` is no address for people to use")
                .mend("write `https://` and the host, without a path"));
  }

  /**
   * Where a provider sends browsers back to; to be registered there exactly so.
   *
   * @param provider the provider's name
   * @return an address of the console
   */
  public URI callback(String provider) {
    return URI.create(origin() + HOME + "/login/callback/" + provider);
  }

  boolean isSecure() {
    return "https".equals(publicUrl.getScheme());
  }

  private String origin() {
    return publicUrl.getScheme() + "://" + publicUrl.getRawAuthority();
  }

  private static boolean isBare(URI url) {
    return Endpoints.isSafe(url)
        && url.getRawQuery() == null
        && (url.getRawPath().isEmpty() || url.getRawPath().equals("/"));
  }
}
