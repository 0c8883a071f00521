/** SQLite and PostgreSQL behind the ports of the rooms. */
@org.jspecify.annotations.NullMarked
module dev.ilk.store {
  requires com.zaxxer.hikari;
  requires flyway.core;
  requires java.sql;
  requires org.jooq;
  requires org.postgresql.jdbc;
  requires org.slf4j;
  requires org.xerial.sqlitejdbc;
  requires static jakarta.xml.bind;
  requires static org.checkerframework.checker.qual;
  requires static transitive org.jspecify;
  requires transitive dev.ilk.decide;
  requires transitive dev.ilk.approval;
  requires transitive dev.ilk.deployment;
  requires transitive dev.ilk.elevation;
  requires transitive dev.ilk.estate;
  requires transitive dev.ilk.lifecycle;
  requires transitive dev.ilk.measure;
  requires transitive dev.ilk.review;
  requires transitive dev.ilk.issue;
  requires transitive dev.ilk.kernel;
  requires transitive dev.ilk.migration;
  requires transitive dev.ilk.keys;
  requires transitive dev.ilk.notify;
  requires transitive dev.ilk.prove.federation;
  requires transitive dev.ilk.prove.human;
  requires transitive dev.ilk.record;
  requires transitive dev.ilk.registry;
  requires transitive dev.ilk.rollout;

  exports dev.ilk.store;
}
