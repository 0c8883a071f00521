package dev.ilk.estate.stored;

import dev.ilk.estate.Answerers;
import dev.ilk.estate.Identities;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Two teams, Ada, and somebody who has left. */
final class Company implements Identities, Answerers {
  static final Id.Identity ADA = new Ids(() -> EstateConformance.NOW).identity();
  private static final Id.Identity LEFT = new Ids(() -> EstateConformance.NOW).identity();

  private static final Map<String, Id.Identity> PEOPLE =
      Map.of(
          "ada@acme.example", ADA, "human:ada", ADA, "left@acme.example", LEFT, "human:left", LEFT);

  @Override
  public Map<Key, Id.Identity> find(Set<Key> keys) {
    Map<Key, Id.Identity> found = new HashMap<>();
    keys.stream()
        .filter(key -> PEOPLE.containsKey(key.text()))
        .forEach(key -> found.put(key, PEOPLE.get(key.text())));
    return found;
  }

  @Override
  public Optional<Named> named(Id.Identity id) {
    return id.equals(ADA) ? Optional.of(new Named("human:ada", Set.of("ada"))) : Optional.empty();
  }

  @Override
  public Set<String> teams() {
    return Set.of("payments", "search");
  }

  @Override
  public Optional<String> person(Id.Identity id) {
    return named(id).map(Named::subject);
  }
}
