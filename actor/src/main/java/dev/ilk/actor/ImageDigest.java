package dev.ilk.actor;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The digest by which a registry knows an image, and nothing else it could be taken for (OCI Image
 * Specification, descriptor, section "Digests"). Of the registered algorithms only {@code sha256}
 * is taken: what is compared must be said in one way.
 *
 * @param text {@code sha256:} and 64 lower-case hexadecimal digits
 */
public record ImageDigest(String text) implements Comparable<ImageDigest> {
  private static final Pattern FORM = Pattern.compile("sha256:[0-9a-f]{64}");
  private static final Pattern REFERENCE = Pattern.compile("[^@\\p{Cntrl}]{0,512}@(" + FORM + ")");

  public ImageDigest {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not the digest of an image");
    }
  }

  /**
   * Reads a digest.
   *
   * @param text of any content
   * @return empty if it is none
   */
  public static Optional<ImageDigest> of(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new ImageDigest(text)) : Optional.empty();
  }

  /**
   * The digest in a reference to an image, such as {@code registry.example/shop@sha256:…} or what
   * Kubernetes tells in {@code imageID}.
   *
   * @param reference of any content
   * @return empty if it names the image by a tag alone, which can be moved
   */
  public static Optional<ImageDigest> in(String reference) {
    Matcher matcher = REFERENCE.matcher(reference);
    return matcher.matches() ? Optional.of(new ImageDigest(matcher.group(1))) : of(reference);
  }

  @Override
  public int compareTo(ImageDigest other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
