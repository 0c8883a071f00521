package dev.ilk.prove.agent;

import dev.ilk.actor.Agent;
import dev.ilk.prove.federation.identity.Register;

/** The registered agents. */
public interface Agents extends Register<Agent> {}
