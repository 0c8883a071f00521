/** Who acts: the sealed kinds and their records, what they hold, what was delegated to them. */
@org.jspecify.annotations.NullMarked
module dev.ilk.actor {
  requires static transitive org.jspecify;
  requires transitive dev.ilk.kernel;

  exports dev.ilk.actor;
}
