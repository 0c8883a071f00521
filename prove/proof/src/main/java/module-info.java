/**
 * What it is to have proven who one is. Each kind of proof can be made by one plane only: the
 * package that holds its constructor is exported to that plane alone.
 */
@org.jspecify.annotations.NullMarked
module dev.ilk.prove.proof {
  requires static transitive org.jspecify;
  requires transitive dev.ilk.actor;
  requires transitive dev.ilk.kernel;

  exports dev.ilk.prove.proof;
  exports dev.ilk.prove.proof.human to
      dev.ilk.prove.human;
  exports dev.ilk.prove.proof.workload to
      dev.ilk.prove.workload;
  exports dev.ilk.prove.proof.agent to
      dev.ilk.prove.agent;
  exports dev.ilk.prove.proof.attempt to
      dev.ilk.gate,
      dev.ilk.prove.human,
      dev.ilk.prove.workload,
      dev.ilk.prove.agent;
}
