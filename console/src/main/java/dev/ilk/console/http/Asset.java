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

  /** The media type of scripts (RFC 9239). */
  public static final String SCRIPT = "text/javascript; charset=utf-8";

  /**
   * Reads one of the console's own.
   *
   * @param stem the name before the dot
   * @param extension the name after it
   * @param type the media type
   * @return the asset
   */
  public static Asset read(String stem, String extension, String type) {
    return read("dev/ilk/console/assets/", stem, extension, type);
  }

  /**
   * Reads a script of a WebJar.
   *
   * @param folder where it is in the jar, such as {@code htmx.org/2.0.10/dist}
   * @param stem the name before the first dot of {@code .min.js}
   * @return the asset
   */
  public static Asset script(String folder, String stem) {
    String jar = "META-INF/resources/webjars/" + folder + "/";
    return read(jar, stem, "min.js", SCRIPT);
  }

  private static Asset read(String folder, String stem, String extension, String type) {
    String file = folder + stem + "." + extension;
    try (InputStream in = Asset.class.getClassLoader().getResourceAsStream(file)) {
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
