package dev.ilk.console.http;

import dev.ilk.kernel.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A file that pages refer to. A digest of its content stands in its name, so that browsers may keep
 * it for ever and never see an old one.
 *
 * @param name with the digest
 * @param type the media type
 * @param content as text
 */
public record Asset(String name, String type, String content) {

  /**
   * Reads one of the console's own.
   *
   * @param stem the name before the dot
   * @param extension the name after it
   * @param type the media type
   * @return the asset
   */
  public static Asset read(String stem, String extension, String type) {
    String file = "/dev/ilk/console/assets/" + stem + "." + extension;
    try (InputStream in = Asset.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the build left out " + file);
      }
      String content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String digest = Sha256.hex(content).substring(0, 12);
      return new Asset(stem + "-" + digest + "." + extension, type, content);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
