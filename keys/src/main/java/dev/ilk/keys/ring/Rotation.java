package dev.ilk.keys.ring;

/**
 * What came of a rotation, for the record.
 *
 * @param ring which ring
 * @param activeKid the key that signs from now on
 * @param formerKid the key that signed until now
 * @param urgency how it was done
 */
public record Rotation(RingName ring, String activeKid, String formerKid, Urgency urgency) {

  /** How much consideration a rotation gives to verifiers. */
  public enum Urgency {
    /** Waits until verifiers have had time to learn the next key; refused before. */
    PLANNED,
    /**
     * At once. Verifiers that fetch the key set now and then may refuse new tokens until they do;
     * what was signed before stays valid.
     */
    AT_ONCE,
    /**
     * At once, with keys made anew, and every former key of the ring is destroyed: nothing that it
     * ever signed is accepted.
     */
    COMPROMISED
  }
}
