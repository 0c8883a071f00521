package dev.ilk.prove.proof;

/**
 * What is known, beside who it is, of the way in which a person is proven.
 *
 * @param providerSession the provider's own name of its session ({@code sid}); empty if it named
 *     none
 */
public record Circumstances(String providerSession) {
  /** Nothing is known. */
  public static final Circumstances NONE = new Circumstances("");
}
