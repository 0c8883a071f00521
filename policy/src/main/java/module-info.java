/** The life of policies before they are in force: folders of them, checked and tested offline. */
@org.jspecify.annotations.NullMarked
module dev.ilk.policy {
  requires static transitive org.jspecify;
  requires transitive dev.ilk.cedar;
  requires transitive dev.ilk.decide;
  requires dev.ilk.kernel;

  exports dev.ilk.policy;
  exports dev.ilk.policy.replay;
  exports dev.ilk.policy.table;
}
