package dev.ilk.scan.rule;

/** How random a text looks. */
final class Randomness {
  private Randomness() {}

  /** Shannon entropy in bits a character, of the text's own frequencies. */
  static double bits(String text) {
    int[] counts = new int[256];
    for (int i = 0; i < text.length(); i++) {
      counts[text.charAt(i) & 0xff]++;
    }
    double bits = 0;
    for (int count : counts) {
      if (count > 0) {
        double share = (double) count / text.length();
        bits -= share * Math.log(share) / Math.log(2);
      }
    }
    return bits;
  }

  /** Letters and digits together, as generated secrets have them and words have not. */
  static boolean isMixed(String text) {
    return text.chars().anyMatch(Character::isDigit) && text.chars().anyMatch(Character::isLetter);
  }
}
