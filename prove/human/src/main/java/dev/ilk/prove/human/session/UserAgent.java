package dev.ilk.prove.human.session;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a browser says of itself ({@code User-Agent}, RFC 9110, section 10.1.5), in words for
 * people. Anybody can send anything, so the words are Ilk's own: nothing of the header but a number
 * is repeated.
 *
 * @param family the browser, such as {@code Firefox}; {@code another program} if none is known
 * @param version its main version; empty if it says none
 * @param system where it runs, such as {@code Windows}; empty if it says none that is known
 */
public record UserAgent(String family, String version, String system) {
  private static final String OTHER = "another program";

  /** In this order: most of them name the ones that come after them as well. */
  private static final List<Known> FAMILIES =
      List.of(
          new Known("Edge", "Edg(?:e|A|iOS)?/(\\d{1,4})"),
          new Known("Opera", "OPR/(\\d{1,4})"),
          new Known("Samsung Internet", "SamsungBrowser/(\\d{1,4})"),
          new Known("Firefox", "(?:Firefox|FxiOS)/(\\d{1,4})"),
          new Known("Chrome", "(?:Headless)?(?:Chrome|CriOS|Chromium)/(\\d{1,4})"),
          new Known("Safari", "Version/(\\d{1,4})[^ ]* .{0,40}Safari/"),
          new Known("curl", "^curl/(\\d{1,4})"));

  private static final List<Known> SYSTEMS =
      List.of(
          new Known("Windows", "Windows NT()"),
          new Known("Android", "Android()"),
          new Known("iPhone", "iPhone()"),
          new Known("iPad", "iPad()"),
          new Known("macOS", "Mac OS X()"),
          new Known("ChromeOS", "CrOS()"),
          new Known("Linux", "Linux()"));

  private record Known(String name, Pattern form) {
    Known(String name, String form) {
      this(name, Pattern.compile(form));
    }
  }

  /**
   * Reads the header.
   *
   * @param header of any content; only the first {@link Shown#MAX_DEVICE} characters are looked at
   * @return what is known of it
   */
  public static UserAgent of(String header) {
    String seen =
        header.length() <= Shown.MAX_DEVICE ? header : header.substring(0, Shown.MAX_DEVICE);
    for (Known family : FAMILIES) {
      Matcher found = family.form().matcher(seen);
      if (found.find()) {
        return new UserAgent(family.name(), found.group(1), system(seen));
      }
    }
    return new UserAgent(OTHER, "", system(seen));
  }

  private static String system(String header) {
    return SYSTEMS.stream()
        .filter(known -> known.form().matcher(header).find())
        .map(Known::name)
        .findFirst()
        .orElse("");
  }

  /**
   * For people.
   *
   * @return such as {@code Firefox 140 on Windows}
   */
  public String words() {
    return family
        + (version.isEmpty() ? "" : " " + version)
        + (system.isEmpty() ? "" : " on " + system);
  }
}
