/** Measures (G2): how the programme does, computed from the record and the registry. */
@org.jspecify.annotations.NullMarked
module dev.ilk.measure {
  requires static transitive org.jspecify;
  requires transitive dev.ilk.actor;
  requires transitive dev.ilk.gate;
  requires transitive dev.ilk.kernel;
  requires transitive dev.ilk.record;
  requires transitive dev.ilk.registry;

  exports dev.ilk.measure;
  exports dev.ilk.measure.stored;
}
