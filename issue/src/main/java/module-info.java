/**
 * Gives out and takes back: tokens, SVIDs and sessions, and the revocations that every node and
 * guard must know.
 */
@org.jspecify.annotations.NullMarked
module dev.ilk.issue {
  requires static transitive org.jspecify;
  requires transitive dev.ilk.actor;
  requires transitive dev.ilk.gate;
  requires transitive dev.ilk.kernel;
  requires transitive dev.ilk.keys;
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.provider;
  requires org.slf4j;

  exports dev.ilk.issue.acme;
  exports dev.ilk.issue.app;
  exports dev.ilk.issue.bundle;
  exports dev.ilk.issue.factor;
  exports dev.ilk.issue.federation;
  exports dev.ilk.issue.grant;
  exports dev.ilk.issue.inventory;
  exports dev.ilk.issue.join;
  exports dev.ilk.issue.offline;
  exports dev.ilk.issue.revocation;
  exports dev.ilk.issue.session;
  exports dev.ilk.issue.svid;
  exports dev.ilk.issue.token;
}
