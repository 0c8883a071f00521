/** Every identity: how it is declared, who owns it, what is known of it, and how it ends. */
@org.jspecify.annotations.NullMarked
module dev.ilk.registry {
  requires static transitive org.jspecify;
  requires transitive dev.ilk.actor;
  requires transitive dev.ilk.gate;
  requires transitive dev.ilk.kernel;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.dataformat.yaml;
  requires com.github.benmanes.caffeine;
  requires org.yaml.snakeyaml;

  exports dev.ilk.registry;
  exports dev.ilk.registry.check;
  exports dev.ilk.registry.directory;
  exports dev.ilk.registry.graph;
  exports dev.ilk.registry.leaving;
  exports dev.ilk.registry.machines;
  exports dev.ilk.registry.mass;
  exports dev.ilk.registry.people;
  exports dev.ilk.registry.stored;
  exports dev.ilk.registry.template;
}
