/** The workload plane: how software proves who it is. */
@org.jspecify.annotations.NullMarked
module dev.ilk.prove.workload {
  requires static transitive org.jspecify;
  requires transitive dev.ilk.actor;
  requires transitive dev.ilk.kernel;
  requires transitive dev.ilk.prove.federation;
  requires transitive dev.ilk.prove.proof;

  exports dev.ilk.prove.workload;
}
