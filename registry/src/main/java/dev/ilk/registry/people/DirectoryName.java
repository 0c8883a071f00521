package dev.ilk.registry.people;

import dev.ilk.prove.proof.Proof;

/**
 * The name of a company's directory: that of the workload it proves itself as. What it provisions
 * is of the registry's set of this name, which no declaration can have, and no other directory sees
 * or changes it.
 *
 * @param set the name of the set
 */
public record DirectoryName(String set) {
  private static final String SETS = "scim:";

  /**
   * The directory that asks.
   *
   * @param proof of a workload
   * @return its name
   */
  static DirectoryName of(Proof proof) {
    return new DirectoryName(SETS + proof.actor().name());
  }

  /**
   * The workload.
   *
   * @return its name
   */
  public String workload() {
    return set.substring(SETS.length());
  }
}
