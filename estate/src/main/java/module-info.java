/** Every account that other systems hold: found, kept, said what it is, and whose it is. */
@org.jspecify.annotations.NullMarked
module dev.ilk.estate {
  requires static transitive org.jspecify;
  requires transitive dev.ilk.actor;
  requires transitive dev.ilk.discover;
  requires transitive dev.ilk.gate;
  requires transitive dev.ilk.kernel;
  requires dev.ilk.keys;

  exports dev.ilk.estate;
  exports dev.ilk.estate.graph;
  exports dev.ilk.estate.stored;
}
