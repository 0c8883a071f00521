/** Roles that people take up for a bounded time: asked for, approved, begun, and ended. */
@org.jspecify.annotations.NullMarked
module dev.ilk.elevation {
  requires static transitive org.jspecify;
  requires transitive dev.ilk.actor;
  requires transitive dev.ilk.approval;
  requires transitive dev.ilk.decide;
  requires transitive dev.ilk.gate;
  requires transitive dev.ilk.kernel;
  requires com.fasterxml.jackson.databind;

  exports dev.ilk.elevation;
}
