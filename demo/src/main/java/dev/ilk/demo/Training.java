package dev.ilk.demo;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * Plays the journey for nobody, so that the Java platform sees which classes and methods a start
 * needs and can keep them ready (the launcher's quick start).
 */
public final class Training {
  private Training() {}

  /**
   * Plays once and ends the process.
   *
   * @param arguments none
   * @throws Exception if the company cannot be started
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("ilk-training-");
    Stage stage = new Stage(new PrintStream(OutputStream.nullOutputStream()), true, false);
    try (Company company = Company.start(folder, UnaryOperator.identity());
        Web web = new Web()) {
      new Journey(company, stage, web).play();
    }
    System.exit(0);
  }
}
