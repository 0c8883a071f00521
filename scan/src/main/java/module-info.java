/**
 * Finds secrets that leaked into files, Git histories, images and logs, and who answers for what a
 * Git clone names; knows nothing of Ilk.
 */
@org.jspecify.annotations.NullMarked
module dev.ilk.scan {
  requires static transitive org.jspecify;
  requires transitive dev.ilk.kernel;
  requires com.fasterxml.jackson.core;
  requires transitive com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.dataformat.yaml;
  requires transitive re2j;
  requires org.apache.commons.compress;
  requires org.eclipse.jgit;

  exports dev.ilk.scan;
  exports dev.ilk.scan.owner;
  exports dev.ilk.scan.report;
  exports dev.ilk.scan.rule;
  exports dev.ilk.scan.source;
}
