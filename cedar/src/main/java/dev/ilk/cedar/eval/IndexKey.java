package dev.ilk.cedar.eval;

/**
 * One thing that the scope of a policy requires of a request.
 *
 * @param slot of which part
 * @param wanted the uid of an entity or group, or a type
 */
record IndexKey(Slot slot, Object wanted) {

  /** The parts of a request that policies are found by, the most telling first. */
  enum Slot {
    PRINCIPAL,
    RESOURCE,
    ACTION,
    RESOURCE_TYPE,
    PRINCIPAL_TYPE
  }
}
