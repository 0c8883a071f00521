/** Policies on their way into force: versions, who may change what, and back again. */
@org.jspecify.annotations.NullMarked
module dev.ilk.rollout {
  requires static transitive org.jspecify;
  requires transitive dev.ilk.actor;
  requires transitive dev.ilk.decide;
  requires transitive dev.ilk.gate;
  requires transitive dev.ilk.kernel;
  requires dev.ilk.cedar;
  requires dev.ilk.policy;

  exports dev.ilk.rollout;
}
