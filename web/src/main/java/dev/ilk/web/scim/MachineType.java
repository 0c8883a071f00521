package dev.ilk.web.scim;

import dev.ilk.actor.Kind;
import java.util.List;
import java.util.stream.Stream;

/** The two types of machines, each with its own schema (docs/scim.md). */
enum MachineType {
  /** Software that runs on its own behalf. */
  WORKLOAD(Kind.WORKLOAD, "Workload"),
  /** An AI agent. */
  AGENT(Kind.AGENT, "Agent");

  /** What both have, in the order in which it is told. */
  private static final List<String> SHARED =
      List.of(
          "name",
          "environment",
          "tenant",
          "owner",
          "purpose",
          "sensitivity",
          "authentication",
          "credentialLifetime",
          "expires",
          "scopes",
          "dependencies",
          "recreatable",
          "rotation",
          "revocation",
          "trust");

  private final Kind kind;
  private final String word;

  MachineType(Kind kind, String word) {
    this.kind = kind;
    this.word = word;
  }

  Kind kind() {
    return kind;
  }

  String word() {
    return word;
  }

  String endpoint() {
    return "/" + word + "s";
  }

  String schema() {
    return "urn:ilk:params:scim:schemas:core:1.0:" + word;
  }

  /** What a provisioner says of one, in the spelling of SCIM. */
  List<String> attributes() {
    Stream<String> own =
        switch (this) {
          case WORKLOAD -> Stream.of("subtype", "client");
          case AGENT -> Stream.of("model");
        };
    return Stream.concat(SHARED.stream(), own).toList();
  }
}
