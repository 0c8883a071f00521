/** What every room speaks: typed ids, problems, results. Knows nothing of Ilk itself. */
@org.jspecify.annotations.NullMarked
module dev.ilk.kernel {
  requires static transitive org.jspecify;

  exports dev.ilk.kernel;
}
