package dev.ilk.registry.mass;

import dev.ilk.gate.mass.MassPlan;
import dev.ilk.kernel.Sha256;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.stored.Filter;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which identities a change concerns, as the registry is now. */
final class Members {
  private Members() {}

  static List<MassStore.Member> of(RegistryStore store, MassPlan.What what)
      throws StoreUnavailable {
    List<MassStore.Member> members = new ArrayList<>();
    String after = "";
    List<Registered> page;
    do {
      page =
          store.page(
              new Filter(
                  Optional.empty(), Optional.empty(), Optional.empty(), "", after, Filter.MOST));
      for (Registered one : page) {
        if (Moved.concerns(what, one.actor())) {
          members.add(new MassStore.Member(one.actor().id(), one.actor().subject()));
        }
        after = one.actor().subject();
      }
    } while (page.size() == Filter.MOST);
    return members;
  }

  static String digest(MassPlan.What what, List<MassStore.Member> members) {
    StringBuilder lines = new StringBuilder(what.told());
    members.forEach(one -> lines.append('\n').append(one.identity().value()));
    return Sha256.hex(lines.toString());
  }
}
