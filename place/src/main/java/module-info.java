/** Where requests come from: named networks, countries and operators, and how far apart. */
@org.jspecify.annotations.NullMarked
module dev.ilk.place {
  requires static transitive org.jspecify;
  requires transitive dev.ilk.kernel;
  requires com.maxmind.db;
  requires org.slf4j;

  exports dev.ilk.place;
}
