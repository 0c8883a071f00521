package dev.ilk.keys;

/**
 * A signer whose private key is in a key module.
 *
 * @param module where it is
 * @param verifyingKey its public half
 */
record ModuleSigner(KeyModule module, VerifyingKey verifyingKey) implements Signer {

  @Override
  public Algorithm algorithm() {
    return Algorithm.ES256;
  }

  @Override
  public byte[] sign(byte[] message) {
    return module.sign(kid(), message);
  }
}
