/** The agent plane: how AI agents prove who they are, and what was lent to them. */
@org.jspecify.annotations.NullMarked
module dev.ilk.prove.agent {
  requires static transitive org.jspecify;
  requires transitive dev.ilk.actor;
  requires transitive dev.ilk.kernel;
  requires transitive dev.ilk.prove.federation;
  requires transitive dev.ilk.prove.proof;

  exports dev.ilk.prove.agent;
}
