package dev.ilk.gate;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.util.Optional;
import java.util.Set;

/**
 * Something that can be asked of Ilk. Sealed: a new command is a list of compile errors in every
 * room that must take it into account.
 *
 * @param <R> what a permitted and recorded command gives back
 */
public sealed interface Command<R>
    permits ExchangeToken,
        IssueX509Svid,
        IssueJwtSvid,
        IssueAccountKey,
        IssueJoinToken,
        JoinAgent,
        ListJoinedAgents,
        RemoveJoinedAgent,
        OpenAcmeAccount,
        ReadAcmeAccount,
        ChangeAcmeAccount,
        OrderCertificate,
        ReadOrder,
        AnswerChallenge,
        IssueCertificate,
        RevokeCertificate,
        IntrospectToken,
        TryTrust,
        ReadRevocations,
        RevokeToken,
        Revoke,
        EvaluateAccess,
        ReportAction,
        FetchBundle,
        OpenSession,
        CloseSession,
        ListSessions,
        EndSessions,
        EndSignOn,
        ReadSelf,
        Delegate,
        EndDelegation,
        ChangeRegistry,
        ExportRegistry,
        ListIdentities,
        ListOwned,
        ReadTrust,
        ReadPeople,
        ProvisionPerson,
        ReadMachines,
        ProvisionMachine,
        ReadGroups,
        ProvisionGroup,
        BindGroup,
        Offboard,
        StartReview,
        ListReviews,
        ReadReview,
        AnswerReview,
        CloseReview,
        Narrow,
        PlanMassChange,
        RunMassChange,
        ReadMassChange,
        ReadIdentity,
        ListExpiring,
        Renew,
        Decommission,
        ChangeTemplate,
        ListTemplates,
        RequestIdentity,
        ListRequests,
        ReadRequest,
        WithdrawRequest,
        ProposeHandOver,
        AnswerHandOver,
        ListHandOvers,
        RotateIdentity,
        ReadRotation,
        ListRotations,
        ReadTrace,
        ReadRecord,
        RotateKeys,
        RequestAuthority,
        ImportAuthority,
        ReadAuthority,
        ApplyPolicies,
        ReadPolicies,
        ListPolicyVersions,
        SearchAccess,
        RequestApproval,
        ReadApproval,
        CancelApproval,
        ListApprovals,
        DecideApproval,
        ReportDeployment,
        ListDeployments,
        ApproveDeployment,
        AddProvenance,
        RequestElevation,
        BeginElevation,
        EndElevation,
        ReadElevation,
        ListElevations,
        BeginCeremony,
        EnrolPasskey,
        ChangePasskey,
        ReadFactors,
        StepUp,
        RequestRecovery,
        DecideRecovery,
        ListRecoveries,
        ReadAuthorization,
        Authorize,
        RedeemGrant,
        ReadUserInfo,
        ListGrants,
        EndGrant,
        RegisterApp,
        RemoveApp,
        ListApps,
        ReplayElevation,
        SealBreakGlass,
        OpenBreakGlass,
        DrillBreakGlass,
        FederateDomain,
        EndFederation,
        ListFederations,
        ReadFederatedBundles,
        AddSource,
        RemoveSource,
        ListSources,
        RunDiscovery,
        ListAccounts,
        ReadAccount,
        ReclassifyAccounts,
        ListFindings,
        AcceptFinding,
        AssignFinding,
        UnassignFinding,
        ListOwnFindings,
        ListLinks,
        LinkAccount,
        PlanLinks,
        DecideLinks,
        BeginScan,
        ReportLeaks,
        ListLeaks,
        JudgeLeak,
        ReportOwners,
        ListOwners,
        AnswerOwner,
        ReadEntanglement,
        ReadGraph,
        FindWays,
        CorrectAccount,
        AddWebhook,
        ListWebhooks,
        ChangeWebhook,
        RankSecrets,
        ListSecrets,
        CountSecrets,
        ReadSecret,
        PlanTranche,
        ApproveTranche,
        ListTranches,
        AdvanceSecret,
        ExceptSecret,
        ReadBurndown,
        ReadMeasures,
        TakeMeasures,
        ReadCryptography {

  /** How far a command reaches. */
  enum Reach {
    /** Its only effect is the reply: one durable event before release is enough. */
    REPLY,
    /** It changes what is stored: the intent is durable before, the outcome after. */
    STATE
  }

  /**
   * The kinds of actor that may attempt it at all; whether one of them may do it is a decision.
   *
   * @return at least one
   */
  Set<Kind> openTo();

  /**
   * How far it reaches.
   *
   * @return decides how it is recorded
   */
  Reach reach();

  /**
   * What is asked for, for the record of an attempt that came to nothing.
   *
   * @return what is known before anything is done
   */
  Particulars asked();

  /**
   * The environment whose data it concerns.
   *
   * @return empty for what concerns Ilk as a whole
   */
  default Optional<Environment> environment() {
    return Optional.empty();
  }

  /**
   * The journey it belongs to, where that is not the asker's own: an enforcement point speaks of
   * its caller's.
   *
   * @return empty for whatever is the asker's own step
   */
  default Optional<Id.Correlation> journey() {
    return Optional.empty();
  }

  /**
   * Its name as the policies' action and in the record.
   *
   * @return such as {@code ExchangeToken}
   */
  default String action() {
    return getClass().getSimpleName();
  }
}
