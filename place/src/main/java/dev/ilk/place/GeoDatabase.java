package dev.ilk.place;

import com.maxmind.db.Reader;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database in MaxMind's format (MaxMind DB File Format Specification 2.0) that the operator
 * supplies, such as GeoLite2-City, GeoLite2-ASN or one of another maker with the same fields. What
 * in it is not as it should be counts as not known.
 */
public final class GeoDatabase {
  private static final Logger LOG = LoggerFactory.getLogger(GeoDatabase.class);
  private static final long LARGEST = 1L << 30;
  private static final int LONGEST_NAME = 200;

  private final Reader reader;
  private final String name;

  private GeoDatabase(Reader reader, String name) {
    this.reader = reader;
    this.name = name;
  }

  /**
   * Reads a file into memory, so that it can be replaced while it is used.
   *
   * @param file which; at most 1 GiB
   * @return the database, or {@code places_unreadable}
   */
  public static Result<GeoDatabase> open(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        return refused(file, "is larger than 1 GiB");
      }
      return Result.ok(
          new GeoDatabase(
              new Reader(file.toFile(), Reader.FileMode.MEMORY), file.getFileName().toString()));
    } catch (IOException | RuntimeException e) {
      return refused(file, "is no readable database in MaxMind's format");
    }
  }

  Place find(InetAddress address) {
    try {
      Map<?, ?> found = reader.get(address, Map.class);
      return found == null ? Place.UNKNOWN : place(found);
    } catch (IOException | RuntimeException e) {
      // A database that is broken in one place must not stop anybody, nor pass for knowledge.
      LOG.warn("the database `{}` cannot tell where an address is: {}", name, e.getMessage());
      return Place.UNKNOWN;
    }
  }

  private static Place place(Map<?, ?> found) {
    return new Place(
        Set.of(),
        country(found, "country").or(() -> country(found, "registered_country")),
        found.get("autonomous_system_number") instanceof Number number && number.longValue() > 0
            ? OptionalLong.of(number.longValue())
            : OptionalLong.empty(),
        found.get("autonomous_system_organization") instanceof String text
                && text.length() <= LONGEST_NAME
            ? text
            : "",
        found.get("location") instanceof Map<?, ?> location ? point(location) : Optional.empty());
  }

  private static Optional<String> country(Map<?, ?> found, String member) {
    return found.get(member) instanceof Map<?, ?> country
            && country.get("iso_code") instanceof String code
            && code.matches("[A-Za-z]{2}")
        ? Optional.of(code.toUpperCase(Locale.ROOT))
        : Optional.empty();
  }

  private static Optional<Point> point(Map<?, ?> location) {
    Optional<Double> latitude = degrees(location.get("latitude"), 90);
    Optional<Double> longitude = degrees(location.get("longitude"), 180);
    int radius = location.get("accuracy_radius") instanceof Number number ? number.intValue() : 0;
    return latitude.isPresent() && longitude.isPresent()
        ? Optional.of(new Point(latitude.get(), longitude.get(), radius))
        : Optional.empty();
  }

  private static Optional<Double> degrees(@Nullable Object value, int most) {
    return value instanceof Number number && Math.abs(number.doubleValue()) <= most
        ? Optional.of(number.doubleValue())
        : Optional.empty();
  }

  private static Result<GeoDatabase> refused(Path file, String why) {
    return Result.failed(
        Problem.of(Problem.Kind.INVALID, "places_unreadable", "`%s` %s".formatted(file, why)));
  }
}
