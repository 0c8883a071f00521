package dev.ilk.demo;

import java.io.OutputStream;
import java.io.PrintStream;

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
    Stage stage = new Stage(new PrintStream(OutputStream.nullOutputStream()), true, false);
    try (Company company = Company.start(settings -> settings);
        Web web = new Web()) {
      new Journey(company, stage, web).play();
    }
    System.exit(0);
  }
}
