package dev.ilk.actor;

/**
 * The SPIFFE ID of a workload: its trust domain, tenant, kind and name, such as {@code
 * spiffe://prod.ilk.example/main/workload/prod-payments-api}. Since no name is ever given to
 * another, neither is an ID; and whoever checks a prefix of the path checks the tenant.
 *
 * @param uri at most 2048 bytes (SPIFFE-ID, section 2.3)
 */
public record SpiffeId(String uri) {
  /**
   * The ID that the registry's names give a workload.
   *
   * @param domain the trust domain of the workload's environment
   * @param workload the workload
   * @return the only ID that is ever issued to it
   */
  public static SpiffeId of(TrustDomain domain, Workload workload) {
    return of(domain, workload.tenant(), workload.kind(), workload.name());
  }

  /**
   * The ID of whoever has these names.
   *
   * @param domain the trust domain
   * @param tenant the tenant
   * @param kind the kind
   * @param name the name within the kind
   * @return the ID
   */
  public static SpiffeId of(TrustDomain domain, Tenant tenant, Kind kind, String name) {
    return new SpiffeId("%s/%s/%s/%s".formatted(domain.id(), tenant.name(), kind.word(), name));
  }

  @Override
  public String toString() {
    return uri;
  }
}
