package dev.ilk.registry.words;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A constant as people write it: {@code CI_PIPELINE} is {@code ci-pipeline}. */
public final class Choice {
  private Choice() {}

  /**
   * Writes a constant.
   *
   * @param constant any
   * @return in lower case, with hyphens
   */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads a constant.
   *
   * @param type of which sort
   * @param word of any length
   * @param <E> the sort
   * @return empty if there is none of that word
   */
  public static <E extends Enum<E>> Optional<E> read(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants()).filter(c -> word(c).equals(word)).findFirst();
  }

  /**
   * All words of a sort.
   *
   * @param type of which sort
   * @return in the order of declaration
   */
  public static List<String> words(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants()).map(Choice::word).toList();
  }
}
