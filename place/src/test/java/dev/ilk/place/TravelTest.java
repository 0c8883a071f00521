package dev.ilk.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TravelTest {
  private static final Point BERN = new Point(46.948, 7.4474, 10);
  private static final Point ZURICH = new Point(47.3769, 8.5417, 10);
  private static final Point SYDNEY = new Point(-33.8688, 151.2093, 10);

  @Test
  void a_distance_is_a_great_circle_less_what_is_not_known() {
    assertEquals(95 - 20, BERN.apart(ZURICH), 3);
    assertEquals(16_600 - 20, BERN.apart(SYDNEY), 60);
    assertEquals(0, BERN.apart(new Point(46.95, 7.45, 50)), 0);
    assertEquals(20_015, new Point(0, -90, 0).apart(new Point(0, 90, 0)), 5);
  }

  @Test
  void around_the_world_within_an_hour_is_impossible_and_within_a_day_is_not() {
    assertTrue(Travel.between(BERN, SYDNEY, Duration.ofHours(1)).isImpossible());
    assertEquals(false, Travel.between(BERN, SYDNEY, Duration.ofHours(24)).isImpossible());
  }

  @Test
  void between_neighbouring_towns_nothing_is_impossible() {
    assertEquals(false, Travel.between(BERN, ZURICH, Duration.ZERO).isImpossible());
  }

  @Test
  void no_clock_that_steps_back_breaks_it() {
    Travel travel = Travel.between(BERN, SYDNEY, Duration.ofHours(-3));
    assertTrue(travel.isImpossible() && travel.speed() > 0);
  }

  @Test
  void what_is_no_place_on_earth_is_none() {
    for (double[] off : new double[][] {{91, 0}, {0, 181}, {Double.NaN, 0}}) {
      assertThrows(IllegalArgumentException.class, () -> new Point(off[0], off[1], 0));
    }
  }
}
