package dev.ilk.measure.stored;

/**
 * Sizes in classes that grow by a twentieth, so that a middle can be told from counts alone, with
 * an error of at most 2.5 %.
 */
public final class Buckets {
  private static final double STEP = StrictMath.log(1.05);

  private Buckets() {}

  /**
   * The class of a size.
   *
   * @param size from 0; what is less counts as 0
   * @return 0 for less than 1, else at least 1
   */
  public static int of(long size) {
    return size < 1 ? 0 : 1 + (int) StrictMath.floor(StrictMath.log((double) size) / STEP);
  }

  /**
   * The size that stands for a class: its geometric middle.
   *
   * @param bucket the class
   * @return a size within it
   */
  public static double middle(int bucket) {
    return bucket == 0 ? 0 : StrictMath.exp((bucket - 0.5) * STEP);
  }
}
