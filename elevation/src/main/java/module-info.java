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
  requires dev.ilk.keys;
  requires dev.ilk.share;
  requires org.slf4j;

  exports dev.ilk.elevation;
  exports dev.ilk.elevation.sealed;
}
