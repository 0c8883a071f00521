/**
 * From static secrets to federation: what there is, what is worth replacing first, how far it is.
 */
@org.jspecify.annotations.NullMarked
module dev.ilk.migration {
  requires static transitive org.jspecify;
  requires transitive dev.ilk.actor;
  requires transitive dev.ilk.discover;
  requires transitive dev.ilk.estate;
  requires transitive dev.ilk.gate;
  requires transitive dev.ilk.kernel;
  requires transitive dev.ilk.record;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.dataformat.yaml;

  exports dev.ilk.migration;
}
