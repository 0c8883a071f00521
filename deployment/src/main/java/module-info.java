/** What is deployed and runs, as deployers and platforms tell, and the end of what is gone. */
@org.jspecify.annotations.NullMarked
module dev.ilk.deployment {
  requires static transitive org.jspecify;
  requires transitive dev.ilk.actor;
  requires transitive dev.ilk.gate;
  requires transitive dev.ilk.kernel;
  requires dev.ilk.provenance;
  requires dev.ilk.record;

  exports dev.ilk.deployment;
}
