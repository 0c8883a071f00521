package dev.ilk.place;

/**
 * A place on the map, as exactly as a database knows it.
 *
 * @param latitude in degrees, -90 to 90
 * @param longitude in degrees, -180 to 180
 * @param radius how far off the truth may be, in kilometres; 0 to 20,040
 */
public record Point(double latitude, double longitude, int radius) {
  /** The mean radius of the Earth, in kilometres. */
  private static final double EARTH = 6371.0088;

  /** Half the way around the Earth, in kilometres: nothing is farther. */
  private static final int FARTHEST = 20_040;

  public Point {
    if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
      throw new IllegalArgumentException("no place on Earth");
    }
    radius = Math.clamp(radius, 0, FARTHEST);
  }

  /**
   * How far two places are apart at the least, given how exactly they are known.
   *
   * @param other the other
   * @return the length of the great circle less both radii, in kilometres; 0 if they may be one
   */
  public double apart(Point other) {
    double north = Math.toRadians(other.latitude - latitude);
    double east = Math.toRadians(other.longitude - longitude);
    double half =
        Math.pow(Math.sin(north / 2), 2)
            + Math.cos(Math.toRadians(latitude))
                * Math.cos(Math.toRadians(other.latitude))
                * Math.pow(Math.sin(east / 2), 2);
    double distance = 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(half)));
    return Math.max(0, distance - radius - other.radius);
  }
}
