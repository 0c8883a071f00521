package dev.ilk.cedar.diagnostic;

/** Sentences that several readers and checkers say. */
public final class Wording {
  private Wording() {}

  /**
   * That something was called with the wrong number of arguments.
   *
   * @param name what was called
   * @param wanted how many it takes
   * @param found how many were given
   * @return the message
   */
  public static String arity(String name, int wanted, int found) {
    String noun = wanted == 1 ? " argument" : " arguments";
    return "`" + name + "` takes " + wanted + noun + ", not " + found;
  }
}
