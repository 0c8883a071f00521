package dev.ilk.decide;

import dev.ilk.cedar.PolicySet;
import dev.ilk.cedar.Response;
import dev.ilk.cedar.data.Posed;
import dev.ilk.cedar.monitor.Recollection;

/** One request, put to whichever set of policies has a say in it. */
@FunctionalInterface
interface Asking {

  Response of(PolicySet set);

  /** Without a history: what a rule over time would apply to is denied. */
  static Asking plainly(Posed posed) {
    return set -> set.authorize(posed.request(), posed.entities());
  }

  /** In the light of what was before. */
  static Asking remembering(Posed posed, Recollection recollection) {
    return set -> set.authorize(posed.request(), posed.entities(), recollection);
  }
}
