package dev.ilk.actor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A program that people use and that asks for tokens in their name: an OAuth client. It is no
 * actor, since all that it does it does on a person's authority, and it holds nothing when no
 * person has let it in.
 *
 * @param id the {@code client_id}: {@link #CLI}, an {@code app_…}, or the address of its metadata
 *     document
 * @param environment at whose human issuer it is known
 * @param name what people read; chosen by the app's author and to be shown as such
 * @param redirects where browsers may be sent with an answer; empty if it only uses the device flow
 * @param method how it authenticates; empty for a public client (RFC 6749, section 2.1)
 * @param demands what it binds itself to
 * @param registrant who registered it; empty for what nobody registered
 * @param created when it was registered or read
 */
public record App(
    String id,
    Environment environment,
    String name,
    List<String> redirects,
    Optional<ClientMethod> method,
    Set<Demand> demands,
    Optional<String> registrant,
    Instant created) {
  /** The {@code client_id} of Ilk's own command line, known at every human issuer. */
  public static final String CLI = "ilk-cli";

  /** What an app asks Ilk to insist on, so that nobody can talk it down. */
  public enum Demand {
    /** Only pushed requests (RFC 9126, section 6). */
    PUSHED_REQUESTS,
    /** Only tokens that are bound to a key (RFC 9449, section 5.2). */
    BOUND_TOKENS
  }

  /** Where an app's description comes from. */
  public enum Source {
    /** Ilk itself. */
    BUILT_IN,
    /** Somebody registered it here. */
    REGISTERED,
    /** It describes itself, at an address that is its name. */
    DOCUMENT;

    /**
     * As policies and people read it.
     *
     * @return such as {@code built-in}
     */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /**
     * The source of an app of that name.
     *
     * @param id a {@code client_id}
     * @return told by its form alone
     */
    public static Source of(String id) {
      return id.equals(CLI) ? BUILT_IN : id.startsWith("https://") ? DOCUMENT : REGISTERED;
    }
  }

  public App {
    redirects = List.copyOf(redirects);
    demands = Set.copyOf(demands);
  }

  /**
   * Whether it can keep a key to itself.
   *
   * @return true if it authenticates
   */
  public boolean isConfidential() {
    return method.isPresent();
  }
}
