/** The access plane: a question in, a decision out; policies and their readable reasons. */
@org.jspecify.annotations.NullMarked
module dev.ilk.decide {
  requires static transitive org.jspecify;
  requires transitive dev.ilk.actor;
  requires transitive dev.ilk.cedar;
  requires transitive dev.ilk.kernel;
  requires com.github.benmanes.caffeine;

  exports dev.ilk.decide;
}
