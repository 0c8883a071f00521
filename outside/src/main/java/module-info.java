/** The systems around Ilk, run for real: for tests, the demo and benchmarks. */
@org.jspecify.annotations.NullMarked
module dev.ilk.outside {
  requires static transitive org.jspecify;
  requires transitive dev.ilk.kernel;
  requires transitive java.sql;
  requires org.tukaani.xz;

  exports dev.ilk.outside.postgres;
}
