package dev.ilk.prove.human.grant;

/** What was shown, in a form that the record may hold. */
final class Evidence {
  private static final int MOST = 200;

  private Evidence() {}

  /** Without control characters, and cut. */
  static String shown(String text) {
    String line = text.replaceAll("\\p{Cntrl}", "\uFFFD");
    return line.length() <= MOST ? line : line.substring(0, MOST) + "…";
  }
}
