package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JourneyTest {
  private static final int LEAST_STEPS = 30;

  @ParameterizedTest
  @EnumSource
  void every_step_of_the_journey_comes_out_as_it_should(Stored stored, @TempDir Path folder)
      throws Exception {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    Stage stage = new Stage(new PrintStream(shown, true, StandardCharsets.UTF_8), false, false);
    try (Stored.Place place = stored.in(folder);
        Company company =
            Company.start(folder, settings -> settings.but().store(place.settings()).build());
        Web web = new Web()) {
      new Journey(company, stage, web).play();
      new Privilege(company, stage).play();
    }
    assertEquals(0, stage.failed(), shown.toString(StandardCharsets.UTF_8));
    assertTrue(stage.steps().size() >= LEAST_STEPS);
  }
}
