/** Reviews of what identities hold: put to whoever answers for it, and carried out. */
@org.jspecify.annotations.NullMarked
module dev.ilk.review {
  requires static transitive org.jspecify;
  requires transitive dev.ilk.actor;
  requires transitive dev.ilk.gate;
  requires transitive dev.ilk.kernel;
  requires transitive dev.ilk.record;
  requires transitive dev.ilk.registry;

  exports dev.ilk.review;
}
