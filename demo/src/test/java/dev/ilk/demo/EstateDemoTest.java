package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class EstateDemoTest {
  private static final int LEAST_STEPS = 20;

  /** {@code RealSystemsTest} in {@code discover/} reads a Keycloak. */
  @Test
  void every_step_of_the_estate_comes_out_as_it_should() throws Exception {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    Stage stage = new Stage(new PrintStream(shown, true, StandardCharsets.UTF_8), false, false);
    EstateDemo.play(
        stage, settings -> settings, CompletableFuture.completedFuture(Optional.empty()));
    assertEquals(0, stage.failed(), shown.toString(StandardCharsets.UTF_8));
    assertTrue(stage.steps().size() >= LEAST_STEPS);
  }
}
