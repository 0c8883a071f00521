package dev.ilk.server.node;

import dev.ilk.gate.BeginCeremony;
import dev.ilk.gate.ChangePasskey;
import dev.ilk.gate.CloseSession;
import dev.ilk.gate.DecideRecovery;
import dev.ilk.gate.Elevations;
import dev.ilk.gate.EndSessions;
import dev.ilk.gate.EndSignOn;
import dev.ilk.gate.EnrolPasskey;
import dev.ilk.gate.FactorFacts;
import dev.ilk.gate.Handlers;
import dev.ilk.gate.ListRecoveries;
import dev.ilk.gate.ListSessions;
import dev.ilk.gate.OpenSession;
import dev.ilk.gate.ReadFactors;
import dev.ilk.gate.RequestRecovery;
import dev.ilk.gate.StepUp;
import dev.ilk.issue.factor.CeremonyBeginning;
import dev.ilk.issue.factor.Enrolling;
import dev.ilk.issue.factor.FactorsReading;
import dev.ilk.issue.factor.PasskeyChanging;
import dev.ilk.issue.factor.PasskeyStore;
import dev.ilk.issue.factor.Recovering;
import dev.ilk.issue.factor.RecoveryStore;
import dev.ilk.issue.factor.StoredFactors;
import dev.ilk.issue.session.OpenSessions;
import dev.ilk.issue.session.SessionClosing;
import dev.ilk.issue.session.SessionListing;
import dev.ilk.issue.session.SessionOpening;
import dev.ilk.issue.session.SessionsEnding;
import dev.ilk.issue.session.SignOnEnding;
import dev.ilk.issue.session.SteppingUp;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.directory.Directory;
import dev.ilk.server.config.SessionSettings;
import dev.ilk.server.config.Settings;
import dev.ilk.store.Stores;
import java.time.Duration;
import java.time.Instant;

/** What is behind the commands about people's sessions and factors: judgement, and stores. */
final class People {
  /** A recovery that is over is shown nowhere; so long, operators can still look into the store. */
  private static final Duration KEPT = Duration.ofDays(30);

  private final Stores stores;
  private final Planes planes;
  private final PasskeyStore passkeys;
  private final RecoveryStore recoveries;
  private final Ids ids;
  private final Directory directory;
  private final Recovering recovering;
  private final SessionSettings limits;

  People(Stores stores, Planes planes, Directory directory, Ids ids, Settings settings) {
    this.stores = stores;
    this.planes = planes;
    this.passkeys = stores.passkeys();
    this.recoveries = stores.recoveries();
    this.directory = directory;
    this.ids = ids;
    this.recovering =
        new Recovering(
            recoveries, passkeys, directory::identity, ids, settings.passkeys().recoveryWait());
    this.limits = settings.sessions();
  }

  FactorFacts facts() {
    return new StoredFactors(passkeys, recoveries, directory::identity);
  }

  Handlers.Builder handle(Handlers.Builder builder, Elevations elevations) {
    OpenSessions open = new OpenSessions(stores.sessions(), stores.sessionsOfPeople());
    return builder
        .on(
            ListSessions.class,
            new SessionListing(open, directory, stores.grants()::of, elevations, limits.idle()))
        .on(EndSignOn.class, new SignOnEnding(open))
        .on(EndSessions.class, new SessionsEnding(open, directory))
        .on(OpenSession.class, new SessionOpening(stores.sessions(), ids, limits.life()))
        .on(CloseSession.class, new SessionClosing(stores.sessions()))
        .on(
            BeginCeremony.class,
            new CeremonyBeginning(planes.enrolments()::begin, planes.stepUps()::begin))
        .on(EnrolPasskey.class, new Enrolling(planes.enrolments()::finish, passkeys, recoveries))
        .on(ChangePasskey.class, new PasskeyChanging(passkeys))
        .on(ReadFactors.class, new FactorsReading(passkeys, recoveries))
        .on(StepUp.class, new SteppingUp(stores.sessions()))
        .on(RequestRecovery.class, recovering::request)
        .on(DecideRecovery.class, recovering::decide)
        .on(ListRecoveries.class, recovering::list);
  }

  int prune(Instant now) throws StoreUnavailable {
    return stores.challenges().prune(now) + recoveries.prune(now.minus(KEPT));
  }
}
