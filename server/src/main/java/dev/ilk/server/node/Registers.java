package dev.ilk.server.node;

import dev.ilk.actor.Agent;
import dev.ilk.actor.Delegation;
import dev.ilk.actor.Human;
import dev.ilk.actor.Workload;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.agent.Agents;
import dev.ilk.prove.agent.Delegations;
import dev.ilk.prove.human.Humans;
import dev.ilk.prove.workload.Workloads;
import dev.ilk.registry.AccountBinding;
import dev.ilk.registry.directory.Directory;
import java.util.Optional;

/** The registry as each plane wants to see it: its own kind, and no other. */
final class Registers {
  private final Directory directory;
  private final AccountBinding binding;

  Registers(Directory directory, AccountBinding binding) {
    this.directory = directory;
    this.binding = binding;
  }

  Workloads workloads() {
    return new Workloads() {
      @Override
      public Optional<Workload> named(String name) throws StoreUnavailable {
        return directory.workload(name);
      }

      @Override
      public Optional<Workload> withId(Id.Identity id) throws StoreUnavailable {
        return directory
            .identity(id)
            .flatMap(actor -> actor instanceof Workload w ? Optional.of(w) : Optional.empty());
      }
    };
  }

  Agents agents() {
    return new Agents() {
      @Override
      public Optional<Agent> named(String name) throws StoreUnavailable {
        return directory.agent(name);
      }

      @Override
      public Optional<Agent> withId(Id.Identity id) throws StoreUnavailable {
        return directory
            .identity(id)
            .flatMap(actor -> actor instanceof Agent a ? Optional.of(a) : Optional.empty());
      }
    };
  }

  Delegations delegations() {
    return new Delegations() {
      @Override
      public Optional<Delegation> withId(Id.Delegation id) throws StoreUnavailable {
        return directory.lent(id);
      }

      @Override
      public Optional<Human> grantor(Id.Identity id) throws StoreUnavailable {
        return human(id);
      }
    };
  }

  Humans humans() {
    return new Humans() {
      @Override
      public Optional<Human> byId(Id.Identity id) throws StoreUnavailable {
        return human(id);
      }

      @Override
      public Optional<Human> byName(String name) throws StoreUnavailable {
        return directory.human(name);
      }

      @Override
      public Optional<Human> byProviderSubject(String provider, String subject)
          throws StoreUnavailable {
        return directory.humanByAccount(provider, subject);
      }

      @Override
      public Optional<Human> byProviderEmail(String provider, String email)
          throws StoreUnavailable {
        return directory.humanByEmail(provider, email);
      }

      @Override
      public boolean bindSubject(Id.Identity id, String provider, String subject)
          throws StoreUnavailable {
        return binding.bind(id, provider, subject);
      }
    };
  }

  private Optional<Human> human(Id.Identity id) throws StoreUnavailable {
    return directory
        .identity(id)
        .flatMap(actor -> actor instanceof Human h ? Optional.of(h) : Optional.empty());
  }
}
