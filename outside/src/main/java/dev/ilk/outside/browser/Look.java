package dev.ilk.outside.browser;

import java.util.Locale;

/**
 * How a page is looked at.
 *
 * @param screen on what
 * @param scheme which colours the person prefers
 */
public record Look(Screen screen, Scheme scheme) {

  /** A size of screen, in CSS pixels. */
  public enum Screen {
    /** A laptop. */
    DESKTOP(1280, 800, 1, false),
    /** A phone, held upright. */
    PHONE(360, 740, 2, true);

    final int width;
    final int height;
    final int density;
    final boolean mobile;

    Screen(int width, int height, int density, boolean mobile) {
      this.width = width;
      this.height = height;
      this.density = density;
      this.mobile = mobile;
    }
  }

  /** The colours that a person asks for ({@code prefers-color-scheme}). */
  public enum Scheme {
    /** Dark on light. */
    LIGHT,
    /** Light on dark. */
    DARK;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Part of a picture's file name, such as {@code phone-dark}. */
  String word() {
    return screen.name().toLowerCase(Locale.ROOT) + "-" + scheme.word();
  }
}
