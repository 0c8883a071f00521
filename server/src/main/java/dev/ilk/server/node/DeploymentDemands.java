package dev.ilk.server.node;

import dev.ilk.actor.AttestationRule;
import dev.ilk.actor.TrustRule;
import dev.ilk.deployment.Demands;
import dev.ilk.deployment.LiveDeployments;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.federation.Instance;
import dev.ilk.prove.workload.Deployments;
import dev.ilk.registry.directory.Directory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is declared of workloads joined with what runs of them. */
final class DeploymentDemands implements Demands, Deployments {
  private final Directory directory;
  private final LiveDeployments live;

  DeploymentDemands(Directory directory, LiveDeployments live) {
    this.directory = directory;
    this.live = live;
  }

  @Override
  public Optional<Deployments.Demanded> what(String workload) throws StoreUnavailable {
    Optional<AttestationRule> rule = demand(workload);
    return rule.isPresent()
        ? Optional.of(new Deployments.Demanded(rule.get(), live.of(workload)))
        : Optional.empty();
  }

  @Override
  public Optional<AttestationRule> demand(String workload) throws StoreUnavailable {
    return directory.declarations().attestation(workload);
  }

  /** One for each issuer that may have vouched for the instance. */
  @Override
  public List<String> instanceNames(String workload, String uid) throws StoreUnavailable {
    String subject = "workload:" + workload;
    Stream<String> issuers =
        directory.declarations().trustRules().stream()
            .filter(rule -> rule.subject().equals(subject))
            .map(TrustRule::issuer)
            .distinct();
    return Stream.concat(issuers, Stream.of(TOLD))
        .map(issuer -> Instance.name(issuer, uid))
        .toList();
  }
}
