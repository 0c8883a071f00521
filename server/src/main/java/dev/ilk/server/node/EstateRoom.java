package dev.ilk.server.node;

import dev.ilk.actor.TrustDomains;
import dev.ilk.estate.Accounts;
import dev.ilk.estate.Assigning;
import dev.ilk.estate.ClientWatch;
import dev.ilk.estate.DeclaredSources;
import dev.ilk.estate.Discovering;
import dev.ilk.estate.Identities;
import dev.ilk.estate.LeakScans;
import dev.ilk.estate.LinkBatching;
import dev.ilk.estate.Links;
import dev.ilk.estate.Owners;
import dev.ilk.estate.Owning;
import dev.ilk.estate.Reclassification;
import dev.ilk.estate.Reclassifying;
import dev.ilk.estate.SourceConnectors;
import dev.ilk.estate.SourceSecrets;
import dev.ilk.estate.Sources;
import dev.ilk.estate.Timetable;
import dev.ilk.estate.Wrongs;
import dev.ilk.estate.graph.Graph;
import dev.ilk.estate.graph.Graphing;
import dev.ilk.gate.AcceptFinding;
import dev.ilk.gate.AddSource;
import dev.ilk.gate.AnswerOwner;
import dev.ilk.gate.AssignFinding;
import dev.ilk.gate.BeginScan;
import dev.ilk.gate.CorrectAccount;
import dev.ilk.gate.DecideLinks;
import dev.ilk.gate.FindWays;
import dev.ilk.gate.Handlers;
import dev.ilk.gate.JudgeLeak;
import dev.ilk.gate.LinkAccount;
import dev.ilk.gate.ListAccounts;
import dev.ilk.gate.ListFindings;
import dev.ilk.gate.ListLeaks;
import dev.ilk.gate.ListLinks;
import dev.ilk.gate.ListOwnFindings;
import dev.ilk.gate.ListOwners;
import dev.ilk.gate.ListSources;
import dev.ilk.gate.PlanLinks;
import dev.ilk.gate.ReadAccount;
import dev.ilk.gate.ReadEntanglement;
import dev.ilk.gate.ReadGraph;
import dev.ilk.gate.ReclassifyAccounts;
import dev.ilk.gate.RemoveSource;
import dev.ilk.gate.ReportLeaks;
import dev.ilk.gate.ReportOwners;
import dev.ilk.gate.Routines;
import dev.ilk.gate.RunDiscovery;
import dev.ilk.gate.UnassignFinding;
import dev.ilk.gate.declared.Sort;
import dev.ilk.place.Places;
import dev.ilk.registry.directory.Directory;
import dev.ilk.server.config.Settings;
import dev.ilk.store.DeclaredStores;
import dev.ilk.store.EstateStores;
import dev.ilk.store.Stores;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** What carries out the commands about other systems' accounts. */
record EstateRoom(
    EstateStores stores,
    RegisteredIdentities identities,
    Graph graph,
    Assigning.Assignees assignees,
    Places places,
    Path data,
    InstantSource clock) {

  static EstateRoom of(
      Stores stores,
      Directory directory,
      Settings settings,
      TrustDomains domains,
      InstantSource clock) {
    RegisteredIdentities identities =
        RegisteredIdentities.of(stores.registry(), settings.providers(), domains);
    return new EstateRoom(
        stores.estate(),
        identities,
        GraphRoom.of(stores, directory, identities, clock),
        new KnownAssignees(directory),
        settings.places().places(),
        settings.data(),
        clock);
  }

  Handlers.Builder in(Handlers.Builder handlers) {
    Sources sources = sources();
    Accounts accounts =
        new Accounts(
            stores.sources(),
            stores.accounts(),
            stores.findings(),
            id -> identities.named(id).map(Identities.Named::subject));
    Links links = new Links(stores.links(), identities);
    Owning owning =
        new Owning(
            stores.ownerClues(),
            stores.owners(),
            identities,
            identities,
            stores.sources(),
            stores.accounts(),
            stores.findings());
    Owners owners = new Owners(stores.ownerClues(), stores.owners(), owning, stores.accounts());
    LinkBatching batches = new LinkBatching(stores.links(), identities, stores.owners(), owning);
    LeakScans leaks =
        new LeakScans(stores.leaks(), stores.sources(), stores.accounts(), stores.findings());
    Wrongs wrongs = new Wrongs(stores.findings());
    Assigning assigning = new Assigning(stores.findings(), assignees);
    Graphing graphing = new Graphing(graph);
    return handlers
        .on(AddSource.class, sources::add)
        .on(RemoveSource.class, sources::remove)
        .on(ListSources.class, sources::list)
        .on(RunDiscovery.class, discovering())
        .on(
            ReclassifyAccounts.class,
            new Reclassifying(
                new Reclassification(
                    stores.sources(),
                    stores.accounts(),
                    stores.findings(),
                    stores.links(),
                    identities,
                    owning,
                    clock)))
        .on(ListFindings.class, wrongs::list)
        .on(ListOwnFindings.class, wrongs::own)
        .on(AcceptFinding.class, wrongs::accept)
        .on(AssignFinding.class, assigning::assign)
        .on(UnassignFinding.class, assigning::unassign)
        .on(ListLinks.class, links::list)
        .on(LinkAccount.class, links::say)
        .on(PlanLinks.class, batches::plan)
        .on(DecideLinks.class, batches::decide)
        .on(BeginScan.class, leaks::begin)
        .on(ReportLeaks.class, leaks::report)
        .on(ListLeaks.class, leaks::list)
        .on(JudgeLeak.class, leaks::judge)
        .on(ReportOwners.class, owners::report)
        .on(ListOwners.class, owners::list)
        .on(AnswerOwner.class, owners::answer)
        .on(ReadEntanglement.class, graphing::entangled)
        .on(ReadGraph.class, graphing::around)
        .on(FindWays.class, graphing::ways)
        .on(ListAccounts.class, accounts::list)
        .on(ReadAccount.class, accounts::read)
        .on(CorrectAccount.class, accounts::correct);
  }

  private SourceConnectors connectors() {
    return new SourceConnectors(new SourceSecrets(data.resolve("sources"), System::getenv), clock);
  }

  private Discovering discovering() {
    return new Discovering(
        stores.sources(), stores.runs(), stores.accounts(), connectors(), Thread::sleep, clock);
  }

  private Sources sources() {
    return new Sources(stores.sources(), stores.runs(), connectors());
  }

  /** What files declare of the estate. */
  List<Sort> declared(DeclaredStores joining) {
    return List.of(new DeclaredSources(stores.sources(), joining.sources(), sources()));
  }

  List<Upkeep.Chore> chores(Routines routines) {
    SourceReaders readers =
        new SourceReaders(new Timetable(stores.sources(), discovering(), routines, clock));
    ClientWatch watch =
        new ClientWatch(
            stores.clientUses(),
            stores.findings(),
            identities::machine,
            address -> places.of(address).networks(),
            routines,
            clock);
    return List.of(
        new Upkeep.Chore("looking for clients in two workloads' hands", watch::run),
        new Upkeep.Chore("reading sources whose turn it is", readers::wake));
  }
}
