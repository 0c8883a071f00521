/** The server: configuration, wiring, and the process. */
@org.jspecify.annotations.NullMarked
module dev.ilk.server {
  requires static transitive org.jspecify;
  requires dev.ilk.approval;
  requires dev.ilk.deployment;
  requires dev.ilk.elevation;
  requires dev.ilk.lifecycle;
  requires dev.ilk.measure;
  requires dev.ilk.review;
  requires dev.ilk.cedar;
  requires dev.ilk.console;
  requires transitive dev.ilk.actor;
  requires dev.ilk.issue;
  requires dev.ilk.prove.federation;
  requires transitive dev.ilk.prove.human;
  requires dev.ilk.notify;
  requires dev.ilk.policy;
  requires dev.ilk.registry;
  requires dev.ilk.rollout;
  requires transitive dev.ilk.kernel;
  requires transitive dev.ilk.keys;
  requires transitive dev.ilk.store;
  requires dev.ilk.web;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.dataformat.yaml;
  requires info.picocli;
  requires io.helidon.common.tls;
  requires io.helidon.webserver;
  requires java.logging;
  requires micrometer.core;
  requires micrometer.registry.prometheus;
  requires org.slf4j;
  requires org.yaml.snakeyaml;

  exports dev.ilk.server.config;
  exports dev.ilk.server.node;

  opens dev.ilk.server to
      info.picocli;
}
