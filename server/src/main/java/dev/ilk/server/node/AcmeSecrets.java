package dev.ilk.server.node;

import dev.ilk.keys.DerivedMac;
import dev.ilk.keys.RootKey;
import dev.ilk.keys.possession.ExternalAccountKeys;
import dev.ilk.keys.possession.OneTimeNonces;

/**
 * What the ACME servers of all nodes share by sharing the root key.
 *
 * @param nonces gives nonces and knows them again
 * @param externalKeys the secrets that accounts are opened with
 */
record AcmeSecrets(OneTimeNonces nonces, ExternalAccountKeys externalKeys) {

  static AcmeSecrets of(RootKey root) {
    return new AcmeSecrets(
        new OneTimeNonces(DerivedMac.of(root, "ilk acme nonce v1")),
        new ExternalAccountKeys(DerivedMac.of(root, "ilk acme external account v1")));
  }
}
