/** Secrets, signers, JOSE and the agility to change algorithms. */
@org.jspecify.annotations.NullMarked
module dev.ilk.keys {
  requires static transitive org.jspecify;
  requires transitive dev.ilk.kernel;
  requires com.nimbusds.jose.jwt;
  requires com.fasterxml.jackson.databind;
  requires org.slf4j;
}
