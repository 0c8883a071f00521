package dev.ilk.gate;

/** What commands about one registered identity have in common: policies are asked about it. */
public sealed interface AboutIdentity
    permits AnswerHandOver, Decommission, ProposeHandOver, ReadRotation, Renew, RotateIdentity {
  /**
   * Which identity.
   *
   * @return kind and name, or an id; of any content
   */
  String subject();
}
