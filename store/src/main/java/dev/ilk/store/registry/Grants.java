package dev.ilk.store.registry;

import static dev.ilk.store.registry.PeopleTables.GRANTED;
import static dev.ilk.store.registry.PeopleTables.GROUP_ID;
import static dev.ilk.store.registry.PeopleTables.GROUP_TABLE;
import static dev.ilk.store.registry.PeopleTables.IN_GROUP;
import static dev.ilk.store.registry.PeopleTables.MEMBER;
import static dev.ilk.store.registry.PeopleTables.MEMBER_TABLE;

import dev.ilk.actor.Human;
import dev.ilk.actor.Role;
import dev.ilk.actor.Team;
import dev.ilk.gate.people.Grant;
import dev.ilk.registry.stored.IdentityRow;
import dev.ilk.registry.stored.Registered;
import dev.ilk.store.database.Transaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What their groups bring to people.
 *
 * <p>INVARIANT: teams and roles of a person whom a directory provisions are those that the person's
 * groups bring; whoever changes a membership or a grant settles it in the same transaction.
 */
final class Grants {
  /** How many people one statement looks at. */
  private static final int MOST = 500;

  private Grants() {}

  private static final class Brought {
    final Set<Team> teams = new HashSet<>();
    final Set<Role> roles = new HashSet<>();

    void take(Grant grant) {
      switch (grant) {
        case Grant.Nothing() -> {}
        case Grant.OfTeam(Team team) -> teams.add(team);
        case Grant.OfRole(Role role) -> roles.add(role);
      }
    }
  }

  /** Brings people to what their groups bring, at a version of the registry. */
  static void settle(Transaction transaction, Collection<String> people, long version) {
    List<String> all = List.copyOf(people);
    for (int from = 0; from < all.size(); from += MOST) {
      settlePage(transaction, all.subList(from, Math.min(all.size(), from + MOST)), version);
    }
  }

  private static void settlePage(Transaction transaction, List<String> people, long version) {
    Map<String, Brought> brought = new HashMap<>();
    people.forEach(person -> brought.put(person, new Brought()));
    transaction
        .sql()
        .select(MEMBER, GRANTED)
        .from(MEMBER_TABLE)
        .join(GROUP_TABLE)
        .on(GROUP_ID.eq(IN_GROUP))
        .where(MEMBER.in(people).and(GRANTED.ne("")))
        .forEach(row ->
            brought
                .computeIfAbsent(row.value1(), person -> new Brought())
                .take(Grant.parse(row.value2())));
    List<Registered> changed = new ArrayList<>();
    transaction
        .sql()
        .select(RegistryTables.BODY, RegistryTables.REVISION)
        .from(RegistryTables.IDENTITY)
        .where(RegistryTables.ID.in(people))
        .forEach(row -> {
          Registered stored = IdentityRow.read(row.value1(), row.value2());
          if (stored.actor() instanceof Human human) {
            Brought now = brought.getOrDefault(human.id().value(), new Brought());
            if (!(human.teams().equals(now.teams) && human.roles().equals(now.roles))) {
              changed.add(stored.with(with(human, now)));
            }
          }
        });
    new IdentityWriter(transaction).write(changed, version);
  }

  private static Human with(Human human, Brought now) {
    return new Human(
        human.id(),
        human.name(),
        human.subtype(),
        human.status(),
        human.created(),
        human.expires(),
        human.account(),
        now.teams,
        now.roles,
        human.profile(),
        human.manager());
  }
}
