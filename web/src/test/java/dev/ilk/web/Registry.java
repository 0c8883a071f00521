package dev.ilk.web;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Agent;
import dev.ilk.actor.Delegation;
import dev.ilk.actor.Human;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Workload;
import dev.ilk.gate.Candidates;
import dev.ilk.gate.Subjects;
import dev.ilk.kernel.Id;
import dev.ilk.prove.agent.Agents;
import dev.ilk.prove.agent.Delegations;
import dev.ilk.prove.human.Humans;
import dev.ilk.prove.workload.Workloads;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Views of actors and delegations in memory, as each room wants them. */
final class Registry {
  private Registry() {}

  static Workloads workloads(Map<String, Actor> actors) {
    return new Workloads() {
      @Override
      public Optional<Workload> named(String name) {
        return of(Workload.class, Optional.ofNullable(actors.get("workload:" + name)));
      }

      @Override
      public Optional<Workload> withId(Id.Identity id) {
        return of(Workload.class, byId(actors, id));
      }
    };
  }

  static Agents agents(Map<String, Actor> actors) {
    return new Agents() {
      @Override
      public Optional<Agent> named(String name) {
        return of(Agent.class, Optional.ofNullable(actors.get("agent:" + name)));
      }

      @Override
      public Optional<Agent> withId(Id.Identity id) {
        return of(Agent.class, byId(actors, id));
      }
    };
  }

  static Delegations delegations(
      Map<Id.Delegation, Delegation> delegations, Map<String, Actor> actors) {
    return new Delegations() {
      @Override
      public Optional<Delegation> withId(Id.Delegation id) {
        return Optional.ofNullable(delegations.get(id));
      }

      @Override
      public Optional<Human> grantor(Id.Identity id) {
        return of(Human.class, byId(actors, id));
      }
    };
  }

  static Subjects subjects(Map<String, Actor> actors, Map<Id.Delegation, Delegation> delegations) {
    return new Subjects() {
      @Override
      public Optional<Actor> bySubject(String subject) {
        return Optional.ofNullable(actors.get(subject));
      }

      @Override
      public Optional<Delegation> delegation(Id.Delegation id) {
        return Optional.ofNullable(delegations.get(id));
      }
    };
  }

  /** Those registered; ten resources of the type `Record`; four actions. */
  static Candidates candidates(Map<String, Actor> actors) {
    return new Candidates() {
      @Override
      public List<Actor> subjects(Kind kind, String after, int limit) {
        return actors.values().stream()
            .filter(actor -> actor.kind() == kind && actor.name().compareTo(after) > 0)
            .sorted(Comparator.comparing(Actor::name))
            .limit(limit)
            .toList();
      }

      @Override
      public List<String> resources(String type, String after, int limit) {
        return type.equals("Record") ? numbered("r-", 10, after, limit) : List.of();
      }

      @Override
      public List<String> actions(String after, int limit) {
        return numbered("act-", 4, after, limit);
      }

      private List<String> numbered(String prefix, int count, String after, int limit) {
        return IntStream.range(0, count)
            .mapToObj(i -> prefix + i)
            .filter(name -> name.compareTo(after) > 0)
            .limit(limit)
            .toList();
      }
    };
  }

  static Humans humans(Map<String, Actor> actors) {
    return new Humans() {
      @Override
      public Optional<Human> byId(Id.Identity id) {
        return of(Human.class, Registry.byId(actors, id));
      }

      @Override
      public Optional<Human> byName(String name) {
        return of(Human.class, Optional.ofNullable(actors.get("human:" + name)));
      }

      @Override
      public Optional<Human> byProviderSubject(String provider, String subject) {
        return Optional.empty();
      }

      @Override
      public Optional<Human> byProviderEmail(String provider, String email) {
        return Optional.empty();
      }

      @Override
      public boolean bindSubject(Id.Identity id, String provider, String subject) {
        return false;
      }
    };
  }

  private static Optional<Actor> byId(Map<String, Actor> actors, Id.Identity id) {
    return actors.values().stream().filter(actor -> actor.id().equals(id)).findFirst();
  }

  private static <A extends Actor> Optional<A> of(Class<A> kind, Optional<Actor> actor) {
    return actor.filter(kind::isInstance).map(kind::cast);
  }
}
