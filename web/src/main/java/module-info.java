/** The doors: parse, choose the plane, carry to the gate, render in each protocol's own words. */
@org.jspecify.annotations.NullMarked
module dev.ilk.web {
  requires static transitive org.jspecify;
  requires transitive dev.ilk.gate;
  requires transitive dev.ilk.prove.agent;
  requires transitive dev.ilk.prove.human;
  requires transitive dev.ilk.prove.workload;
  requires com.fasterxml.jackson.core;
  requires scim2.sdk.common;
  requires transitive com.fasterxml.jackson.databind;
  requires io.helidon.http;
  requires transitive io.helidon.webserver;
  requires org.slf4j;

  exports dev.ilk.web.access;
  exports dev.ilk.web.acme;
  exports dev.ilk.web.admin;
  exports dev.ilk.web.deployment;
  exports dev.ilk.web.health;
  exports dev.ilk.web.http;
  exports dev.ilk.web.log;
  exports dev.ilk.web.oauth;
  exports dev.ilk.web.openapi;
  exports dev.ilk.web.scim;
  exports dev.ilk.web.sealed;
  exports dev.ilk.web.spiffe;
}
