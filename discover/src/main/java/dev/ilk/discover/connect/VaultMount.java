package dev.ilk.discover.connect;

import java.util.Map;
import java.util.Optional;

/**
 * How one sort of authentication in Vault or OpenBao keeps its accounts.
 *
 * @param list where their names are listed, below the mount
 * @param one where one of them is, below the mount, followed by its name
 * @param type what to call them
 */
record VaultMount(String list, String one, String type) {
  private static final Map<String, VaultMount> ALL =
      Map.ofEntries(
          Map.entry("approle", new VaultMount("role", "role", "role")),
          Map.entry("kubernetes", new VaultMount("role", "role", "role")),
          Map.entry("jwt", new VaultMount("role", "role", "role")),
          Map.entry("oidc", new VaultMount("role", "role", "sign-in role")),
          Map.entry("azure", new VaultMount("role", "role", "role")),
          Map.entry("aws", new VaultMount("roles", "role", "role")),
          Map.entry("gcp", new VaultMount("roles", "role", "role")),
          Map.entry("cert", new VaultMount("certs", "certs", "role")),
          Map.entry("userpass", new VaultMount("users", "users", "user")),
          Map.entry("ldap", new VaultMount("users", "users", "user")),
          Map.entry("token", new VaultMount("accessors", "", "token")));

  /** Those of a sort; nothing for sorts that keep none. */
  static Optional<VaultMount> of(String sort) {
    return Optional.ofNullable(ALL.get(sort));
  }

  boolean isTokens() {
    return one.isEmpty();
  }
}
