/** The life of machine identities: renewed while they are needed, and ended when they are not. */
@org.jspecify.annotations.NullMarked
module dev.ilk.lifecycle {
  requires static transitive org.jspecify;
  requires transitive dev.ilk.actor;
  requires transitive dev.ilk.approval;
  requires transitive dev.ilk.gate;
  requires transitive dev.ilk.kernel;
  requires transitive dev.ilk.record;
  requires transitive dev.ilk.registry;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires dev.ilk.keys;
  requires dev.ilk.review;

  exports dev.ilk.lifecycle;
  exports dev.ilk.lifecycle.handover;
  exports dev.ilk.lifecycle.request;
  exports dev.ilk.lifecycle.rotation;
}
