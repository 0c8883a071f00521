package dev.ilk.cli;

import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;

/** Tells failures in plain words, and never a stack trace. */
final class Failures {
  static final int CHECK_FAILED = 1;
  static final int USAGE = 2;
  static final int REFUSED = 3;
  static final int UNREACHABLE = 4;

  /** As sysexits.h has it, apart from all that a sound command ends with. */
  static final int BUG = 70;

  private Failures() {}

  static int handle(Exception failure, CommandLine line, CommandLine.ParseResult arguments) {
    PrintWriter err = new PrintWriter(new Printable(line.getErr()), true);
    switch (failure) {
      case RefusedException refused -> {
        refused.lines().forEach(text -> err.println("ilk: " + text));
        return REFUSED;
      }
      case BrokenPoliciesException broken -> {
        broken.lines().forEach(text -> err.println("ilk: " + text));
        return CHECK_FAILED;
      }
      case UnreachableException unreachable -> {
        err.println("ilk: " + unreachable.getMessage());
        return UNREACHABLE;
      }
      case IOException io -> {
        err.println("ilk: " + io.getMessage());
        return USAGE;
      }
      default -> {
        err.println("ilk: a bug: " + failure);
        return BUG;
      }
    }
  }
}
