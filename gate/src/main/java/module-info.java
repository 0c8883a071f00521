/** The one path: a proof and a command in, an outcome out, and nothing out of the record. */
@org.jspecify.annotations.NullMarked
module dev.ilk.gate {
  requires static transitive org.jspecify;
  requires transitive dev.ilk.actor;
  requires transitive dev.ilk.decide;
  requires transitive dev.ilk.kernel;
  requires transitive dev.ilk.place;
  requires transitive dev.ilk.prove.proof;
  requires transitive dev.ilk.record;
  requires org.slf4j;

  exports dev.ilk.gate;
  exports dev.ilk.gate.declared;
  exports dev.ilk.gate.estate;
  exports dev.ilk.gate.graph;
  exports dev.ilk.gate.lifecycle;
  exports dev.ilk.gate.mass;
  exports dev.ilk.gate.notify;
  exports dev.ilk.gate.migration;
  exports dev.ilk.gate.measure;
  exports dev.ilk.gate.machines;
  exports dev.ilk.gate.people;
  exports dev.ilk.gate.request;
  exports dev.ilk.gate.review;
}
