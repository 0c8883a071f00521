package dev.ilk.actor;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of Ilk's issuers: one for each environment and plane, so that a resource server which
 * trusts the workloads of production cannot be shown a human's or a staging token (W9).
 *
 * @param base the public address of this Ilk, without a trailing slash
 */
public record Issuers(String base) {
  private static final Pattern TAIL =
      Pattern.compile("/e/([a-z][a-z0-9]{1,19})/(human|workload|agent)");

  /**
   * An issuer within this Ilk.
   *
   * @param environment the trust domain
   * @param plane whose tokens it issues
   */
  public record Issuer(Environment environment, Kind plane) {
    /**
     * The name of the key ring that signs for it.
     *
     * @return such as {@code prod/workload}
     */
    public String ring() {
      return environment.name() + "/" + plane.word();
    }
  }

  public Issuers {
    if (base.endsWith("/")) {
      throw new IllegalArgumentException("the public address ends without a slash");
    }
  }

  /**
   * The {@code iss} of an environment and plane (RFC 8414, section 2).
   *
   * @param environment the trust domain
   * @param plane whose tokens
   * @return such as {@code https://ilk.example/e/prod/workload}
   */
  public String of(Environment environment, Kind plane) {
    return base + "/e/" + environment.name() + "/" + plane.word();
  }

  /**
   * The audience of Ilk's own interfaces.
   *
   * @return the public address
   */
  public Audience self() {
    return new Audience(base);
  }

  /**
   * The audience of the interface by which directories provision people (RFC 7644). Apart from
   * {@link #self()}, so that a directory's token opens no other door and no other token opens this.
   *
   * @return the address of the interface
   */
  public Audience scim() {
    return new Audience(base + "/scim/v2");
  }

  /**
   * Whether an audience is an interface of Ilk itself.
   *
   * @param audience of any content
   * @return true for {@link #self()} and {@link #scim()}
   */
  public boolean isOwn(Audience audience) {
    return audience.equals(self()) || audience.equals(scim());
  }

  /**
   * Reads an {@code iss} back.
   *
   * @param issuer of any length
   * @return empty if it is none of this Ilk's
   */
  public Optional<Issuer> parse(String issuer) {
    if (!issuer.startsWith(base)) {
      return Optional.empty();
    }
    Matcher tail = TAIL.matcher(issuer.substring(base.length()));
    return tail.matches()
        ? Kind.of(tail.group(2)).map(k -> new Issuer(new Environment(tail.group(1)), k))
        : Optional.empty();
  }
}
