/** People's approvals of single actions: asked for, given, and looked up again. */
@org.jspecify.annotations.NullMarked
module dev.ilk.approval {
  requires static transitive org.jspecify;
  requires transitive dev.ilk.actor;
  requires transitive dev.ilk.gate;
  requires transitive dev.ilk.kernel;
  requires transitive dev.ilk.keys;
  requires dev.ilk.decide;

  exports dev.ilk.approval;
}
