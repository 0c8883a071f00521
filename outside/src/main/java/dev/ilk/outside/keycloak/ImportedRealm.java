package dev.ilk.outside.keycloak;

/** A realm that a server imports when it starts. */
public sealed interface ImportedRealm permits Realm, ExchangeRealm, AuditedRealm {

  /**
   * Its name.
   *
   * @return in lower case
   */
  String name();

  /**
   * The representation that Keycloak imports.
   *
   * @return one JSON object
   */
  String json();
}
