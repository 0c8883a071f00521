package dev.ilk.store;

import dev.ilk.approval.ApprovalStore;
import dev.ilk.decide.EventHistory;
import dev.ilk.deployment.DeploymentStore;
import dev.ilk.elevation.ElevationStore;
import dev.ilk.elevation.sealed.SealStore;
import dev.ilk.issue.app.AppStore;
import dev.ilk.issue.factor.PasskeyStore;
import dev.ilk.issue.factor.RecoveryStore;
import dev.ilk.issue.federation.FederationStore;
import dev.ilk.issue.grant.GrantStore;
import dev.ilk.issue.grant.RequestStore;
import dev.ilk.issue.offline.ImportStore;
import dev.ilk.issue.revocation.RevocationStore;
import dev.ilk.issue.revocation.SuspensionStore;
import dev.ilk.issue.session.OpenSessions;
import dev.ilk.issue.session.SessionStore;
import dev.ilk.issue.svid.AuthorityStore;
import dev.ilk.kernel.ChangeFeed;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Result;
import dev.ilk.keys.ring.KeyStore;
import dev.ilk.notify.stored.WebhookStore;
import dev.ilk.prove.federation.possession.UsedProofs;
import dev.ilk.prove.human.device.Familiar;
import dev.ilk.prove.human.grant.DevicePolls;
import dev.ilk.prove.human.grant.GrantLookup;
import dev.ilk.prove.human.login.PendingLogins;
import dev.ilk.prove.human.login.SignedOn;
import dev.ilk.prove.human.passkey.Challenges;
import dev.ilk.prove.human.passkey.PasskeyLookup;
import dev.ilk.prove.human.sealed.Seals;
import dev.ilk.prove.human.session.SessionLookup;
import dev.ilk.record.log.CheckpointStore;
import dev.ilk.record.log.LogStore;
import dev.ilk.registry.leaving.LeaverStore;
import dev.ilk.registry.mass.MassStore;
import dev.ilk.registry.people.GroupStore;
import dev.ilk.registry.people.PeopleStore;
import dev.ilk.registry.stored.DelegationStore;
import dev.ilk.registry.stored.RegistryStore;
import dev.ilk.rollout.PolicyStore;
import dev.ilk.store.approval.SqlApprovalStore;
import dev.ilk.store.changes.SqlChanges;
import dev.ilk.store.database.Database;
import dev.ilk.store.database.Opening;
import dev.ilk.store.deployment.SqlDeployments;
import dev.ilk.store.elevation.SqlElevationStore;
import dev.ilk.store.factor.SqlChallenges;
import dev.ilk.store.factor.SqlPasskeys;
import dev.ilk.store.factor.SqlRecoveries;
import dev.ilk.store.federation.SqlFederations;
import dev.ilk.store.grant.SqlApps;
import dev.ilk.store.grant.SqlGrants;
import dev.ilk.store.grant.SqlRequests;
import dev.ilk.store.history.SqlEventHistory;
import dev.ilk.store.keys.SqlKeyStore;
import dev.ilk.store.log.SqlCheckpointStore;
import dev.ilk.store.log.SqlLogStore;
import dev.ilk.store.notify.SqlWebhooks;
import dev.ilk.store.possession.SqlUsedProofs;
import dev.ilk.store.registry.SqlDelegationStore;
import dev.ilk.store.registry.SqlGroupStore;
import dev.ilk.store.registry.SqlLeaverStore;
import dev.ilk.store.registry.SqlMassStore;
import dev.ilk.store.registry.SqlPeopleStore;
import dev.ilk.store.registry.SqlRegistryStore;
import dev.ilk.store.registry.SqlRevocationStore;
import dev.ilk.store.registry.SqlSuspensionStore;
import dev.ilk.store.rollout.SqlPolicyStore;
import dev.ilk.store.sealed.SqlSeals;
import dev.ilk.store.session.SqlPendingLogins;
import dev.ilk.store.session.SqlSessions;
import dev.ilk.store.svid.SqlAuthorities;
import dev.ilk.store.svid.SqlImports;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything that is stored, behind the ports of the rooms. Safe to share between threads. */
public final class Stores implements AutoCloseable {
  private final Database database;
  private final UsedProofs usedProofs;
  private final InstantSource clock;

  /**
   * The ports over a database.
   *
   * @param database an open database, closed with this
   * @param clock the present
   */
  Stores(Database database, InstantSource clock) {
    this.database = database;
    this.usedProofs = new SqlUsedProofs(database);
    this.clock = clock;
  }

  /**
   * Opens the store and brings its schema up to date. If PostgreSQL goes away later, what needs it
   * fails within seconds, and works again when it is back.
   *
   * @param settings which
   * @param environment finds a variable's value by its name, as {@link System#getenv(String)} does
   * @param clock the present, for what is taken back together with something else
   * @return the store, or why it cannot be used, and what to do
   */
  public static Result<Stores> open(
      StoreSettings settings, Function<String, @Nullable String> environment, InstantSource clock) {
    return Opening.open(settings, environment)
        .then(database -> Result.ok(new Stores(database, clock)));
  }

  /**
   * What changed, on whatever node.
   *
   * @return the feed
   */
  public ChangeFeed changes() {
    return new SqlChanges(database);
  }

  /**
   * The log.
   *
   * @return one log, however many nodes append to it
   */
  public LogStore log() {
    return new SqlLogStore(database);
  }

  /** {@return where the log's signed checkpoints are kept} */
  public CheckpointStore checkpoints() {
    return new SqlCheckpointStore(database);
  }

  /** {@return where key rings are kept} */
  public KeyStore keys() {
    return new SqlKeyStore(database);
  }

  /** {@return where the certificates of authorities are kept} */
  public AuthorityStore authorities() {
    return new SqlAuthorities(database);
  }

  /** {@return where chains below offline roots are kept} */
  public ImportStore imports() {
    return new SqlImports(database);
  }

  /**
   * The foreign trust domains that environments follow.
   *
   * @return where they are kept
   */
  public FederationStore federations() {
    return new SqlFederations(database);
  }

  /**
   * What software is known by that asks for certificates, or for others' SVIDs.
   *
   * @return where it is kept
   */
  public CertifiedStores certified() {
    return CertifiedStores.of(database);
  }

  /**
   * Sessions, as they are opened and ended.
   *
   * @return where they are kept
   */
  public SessionStore sessions() {
    return new SqlSessions(database);
  }

  /**
   * Sessions, as they are found by the browsers' secrets.
   *
   * @return the same sessions
   */
  public SessionLookup sessionLookup() {
    return new SqlSessions(database);
  }

  /**
   * Sessions, as they are found by the provider's sessions.
   *
   * @return the same sessions
   */
  public SignedOn signedOn() {
    return new SqlSessions(database);
  }

  /**
   * From where people have signed in before.
   *
   * @return as their sessions were opened
   */
  public Familiar familiar() {
    return new SqlSessions(database);
  }

  /**
   * Sign-ins that have begun.
   *
   * @return where they are kept
   */
  public PendingLogins pendingLogins() {
    return new SqlPendingLogins(database);
  }

  /**
   * People's passkeys, as they are enrolled and removed.
   *
   * @return where they are kept
   */
  public PasskeyStore passkeys() {
    return new SqlPasskeys(database);
  }

  /**
   * People's passkeys, as they are found to be used.
   *
   * @return the same passkeys
   */
  public PasskeyLookup passkeyLookup() {
    return new SqlPasskeys(database);
  }

  /**
   * Challenges that browsers have not answered yet.
   *
   * @return where they are kept
   */
  public Challenges challenges() {
    return new SqlChallenges(database);
  }

  /**
   * Requests to enrol a passkey without showing an old one.
   *
   * @return where they are kept
   */
  public RecoveryStore recoveries() {
    return new SqlRecoveries(database);
  }

  /**
   * Proofs of possession that were used.
   *
   * @return where they are kept
   */
  public UsedProofs usedProofs() {
    return usedProofs;
  }

  /**
   * Identities and declarations.
   *
   * @return where they are kept
   */
  public RegistryStore registry() {
    return new SqlRegistryStore(database, clock);
  }

  /**
   * People whom directories provision.
   *
   * @return where they are kept
   */
  public PeopleStore people() {
    return new SqlPeopleStore(database, clock);
  }

  /**
   * People who have left and are not cleared yet.
   *
   * @return where they are kept
   */
  public LeaverStore leavers() {
    return new SqlLeaverStore(database);
  }

  /**
   * Sessions, as they are found by their person.
   *
   * @return the same sessions
   */
  public OpenSessions.Finding sessionsOfPeople() {
    return new SqlSessions(database);
  }

  /**
   * Groups of directories.
   *
   * @return where they are kept
   */
  public GroupStore groups() {
    return new SqlGroupStore(database);
  }

  /**
   * What people are asked to approve.
   *
   * @return where it is kept
   */
  public ApprovalStore approvals() {
    return new SqlApprovalStore(database);
  }

  /**
   * What is deployed and runs.
   *
   * @return where it is kept
   */
  public DeploymentStore deployments() {
    return new SqlDeployments(database);
  }

  /**
   * Sealed emergency identities, as they are sealed and opened.
   *
   * @return where they are kept
   */
  public SealStore seals() {
    return new SqlSeals(database);
  }

  /**
   * Sealed emergency identities, as they are tried.
   *
   * @return the same seals
   */
  public Seals sealLookup() {
    return new SqlSeals(database);
  }

  /**
   * Roles that people take up for a time.
   *
   * @return where they are kept
   */
  public ElevationStore elevations() {
    return new SqlElevationStore(database);
  }

  /**
   * Changes of many identities.
   *
   * @return where they are kept
   */
  public MassStore massChanges() {
    return new SqlMassStore(database);
  }

  /**
   * What keeps the registry in order.
   *
   * @return reviews, and how identities end
   */
  public GovernanceStores governance() {
    return GovernanceStores.of(database);
  }

  /**
   * The versions of policies.
   *
   * @return where they are kept
   */
  public PolicyStore policies() {
    return new SqlPolicyStore(database);
  }

  /**
   * What people lend to agents.
   *
   * @return where it is kept
   */
  public DelegationStore delegations() {
    return new SqlDelegationStore(database, clock);
  }

  /**
   * What people granted to apps.
   *
   * @return where it is kept
   */
  public GrantStore grants() {
    return new SqlGrants(database);
  }

  /**
   * What people granted to apps, as it is found by codes and refresh tokens.
   *
   * @return the same grants
   */
  public GrantLookup grantLookup() {
    return new SqlGrants(database);
  }

  /**
   * The apps that were registered.
   *
   * @return where they are kept
   */
  public AppStore apps() {
    return new SqlApps(database);
  }

  /**
   * What apps ask people for, as devices ask about it.
   *
   * @return the same requests
   */
  public DevicePolls devicePolls() {
    return new SqlRequests(database);
  }

  /**
   * What apps ask people for.
   *
   * @return where it is kept
   */
  public RequestStore requests() {
    return new SqlRequests(database);
  }

  /**
   * What was taken back.
   *
   * @return where it is kept
   */
  public RevocationStore revocations() {
    return new SqlRevocationStore(database);
  }

  /**
   * The events that rules over time look back at.
   *
   * @return one history for each key, however many nodes append to it
   */
  public EventHistory history() {
    return new SqlEventHistory(database);
  }

  /**
   * What is suspended.
   *
   * @return where it is kept
   */
  public SuspensionStore suspensions() {
    return new SqlSuspensionStore(database);
  }

  /**
   * Other systems' accounts.
   *
   * @return where they are kept
   */
  public EstateStores estate() {
    return EstateStores.of(database, new Ids(clock));
  }

  /** {@return what files declare of other rooms} */
  public DeclaredStores declared() {
    return DeclaredStores.of(database);
  }

  /** {@return where webhooks are kept} */
  public WebhookStore webhooks() {
    return new SqlWebhooks(database);
  }

  @Override
  public void close() {
    database.close();
  }
}
