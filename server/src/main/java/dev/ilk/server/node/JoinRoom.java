package dev.ilk.server.node;

import dev.ilk.gate.Handlers;
import dev.ilk.gate.IssueJoinToken;
import dev.ilk.gate.JoinAgent;
import dev.ilk.gate.ListJoinedAgents;
import dev.ilk.gate.RemoveJoinedAgent;
import dev.ilk.issue.join.AgentJoining;
import dev.ilk.issue.join.JoinStore;
import dev.ilk.issue.join.JoinTokens;
import dev.ilk.issue.join.JoinedList;
import dev.ilk.kernel.Ids;
import dev.ilk.registry.directory.Directory;
import java.time.InstantSource;

/** What carries out the commands about SPIFFE agents that join by a token. */
record JoinRoom(JoinStore store, Directory directory, Ids ids, InstantSource clock) {

  /** Adds the handlers; {@code seen} has this node see its own changes before it answers. */
  Handlers.Builder in(Handlers.Builder handlers, DeploymentHandlers.Seen seen) {
    JoinedList joined = new JoinedList(store, directory::identity, clock);
    return handlers
        .on(IssueJoinToken.class, new JoinTokens(directory, store, clock))
        .on(JoinAgent.class, new AgentJoining(store, ids, clock))
        .on(ListJoinedAgents.class, joined::list)
        .on(RemoveJoinedAgent.class, seen.of(joined::remove));
  }
}
