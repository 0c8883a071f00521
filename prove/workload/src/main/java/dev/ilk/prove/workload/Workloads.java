package dev.ilk.prove.workload;

import dev.ilk.actor.Workload;
import dev.ilk.prove.federation.identity.Register;

/** The registered workloads. */
public interface Workloads extends Register<Workload> {}
