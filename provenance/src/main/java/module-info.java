/** Signed statements of how an artifact was built, verified without asking anyone. */
@org.jspecify.annotations.NullMarked
module dev.ilk.provenance {
  requires static transitive org.jspecify;
  requires transitive dev.ilk.actor;
  requires transitive dev.ilk.kernel;
  requires dev.ilk.keys;
  requires dev.ilk.record;

  exports dev.ilk.provenance;
}
