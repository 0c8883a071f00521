package dev.ilk.registry.declare;

import dev.ilk.actor.DnsName;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the names in the DNS that a workload may hold certificates for: {@code names} by the
 * registry's word alone, {@code challenged_names} if it also answers under them.
 */
final class CertifiedNames {
  private static final String WHAT =
      "name in the DNS: two labels or more, in lower case, without a wildcard";
  private static final int MOST = 50;

  private final Draft draft;

  CertifiedNames(Draft draft) {
    this.draft = draft;
  }

  List<Spec.At<DnsName>> read(Fields machine, String workload) {
    List<Spec.At<DnsName>> names = new ArrayList<>();
    read(machine, "names", workload, false, names);
    read(machine, "challenged_names", workload, true, names);
    return names;
  }

  private void read(
      Fields machine,
      String key,
      String workload,
      boolean challenged,
      List<Spec.At<DnsName>> names) {
    Place place = machine.place(key);
    for (String name : machine.texts(key, DnsName::isName, WHAT)) {
      if (draft.isFirst("name", name, place)) {
        names.add(new Spec.At<>(place, new DnsName(name, workload, challenged)));
      }
    }
    if (names.size() > MOST) {
      draft.problems.invalid(
          place, "names_too_many", "a workload has at most %d names".formatted(MOST), "");
    }
  }
}
