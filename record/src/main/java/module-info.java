/** The record: append, Merkle tree, checkpoints, verify, trace. */
@org.jspecify.annotations.NullMarked
module dev.ilk.record {
  requires static transitive org.jspecify;
  requires transitive dev.ilk.actor;
  requires transitive dev.ilk.kernel;

  exports dev.ilk.record;
}
