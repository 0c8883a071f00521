package dev.ilk.cedar.monitor;

/** What is to be done with each solution of a plan. */
@FunctionalInterface
interface Goal {

  /** The goal of those who only ask whether there is a solution. */
  Goal ANY = _ -> true;

  /** Takes a solution; tells whether that was enough. */
  boolean reached(Scene scene);
}
