/** The record: append, Merkle tree, checkpoints, verify, trace. */
@org.jspecify.annotations.NullMarked
module dev.ilk.record {
  requires static transitive org.jspecify;
  requires transitive dev.ilk.actor;
  requires transitive dev.ilk.kernel;
  requires transitive dev.ilk.keys;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires org.slf4j;

  exports dev.ilk.record;
  exports dev.ilk.record.append;
  exports dev.ilk.record.entry;
  exports dev.ilk.record.log;
  exports dev.ilk.record.publish;
  exports dev.ilk.record.tlog;
  exports dev.ilk.record.trace;
  exports dev.ilk.record.verify;
}
