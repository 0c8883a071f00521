package dev.ilk.prove.federation.platform;

import dev.ilk.prove.federation.condition.ClaimPath;

/**
 * Kubernetes service accounts, in any cluster. What matters stands under a name with a dot in it; a
 * namespace or account that is deleted and made anew has the same name and another uid; {@code aud}
 * is always a list.
 */
final class Kubernetes {
  private static final String CLAIM = "kubernetes.io";

  private Kubernetes() {}

  static Profile profile() {
    return Profile.of("Kubernetes")
        .issuers(
            "https://kubernetes\\.default\\.svc.*|https://oidc\\.eks\\..*|https://container\\.googleapis\\.com/.*",
            "{issuer}")
        .subjectsStart("system:serviceaccount:")
        .sources(Source.of(CLAIM, "serviceaccount", "uid"))
        .reusable(ClaimPath.of(CLAIM, "serviceaccount", "name"))
        .reusable(ClaimPath.of(CLAIM, "namespace"))
        .reusable("sub")
        .keepsAs("namespace", CLAIM, "namespace")
        .keepsAs("serviceaccount", CLAIM, "serviceaccount", "name")
        .keepsAs("serviceaccount_uid", CLAIM, "serviceaccount", "uid")
        .keepsAs("pod", CLAIM, "pod", "name")
        .keepsAs("pod_uid", CLAIM, "pod", "uid")
        .keepsAs("node", CLAIM, "node", "name")
        .instance(CLAIM, "pod", "uid")
        .words(
            Word.address("issuer", "the cluster's issuer"),
            Word.address(Word.KEYS, "where its keys are, if not by discovery"),
            Word.pins("namespace", "the namespace", CLAIM, "namespace"),
            Word.pins("service_account", "its name", CLAIM, "serviceaccount", "name"),
            Word.pins("uid", "the service account's uid", CLAIM, "serviceaccount", "uid"))
        .says(
            "another service account or cluster, a pod without a token for this audience, or an"
                + " account that is made anew under the same name",
            "everyone who may create pods in the namespace may run as the account");
  }

  /** Any other issuer: nothing is known of its claims but the registered ones. */
  static Profile other() {
    return Profile.of("an issuer of OpenID Connect")
        .keeps("image_digest")
        .words(
            Word.address("issuer", "the `iss` of its tokens"),
            Word.address(Word.KEYS, "where its keys are, if not by discovery"),
            Word.pins("subject", "the `sub` of the software", "sub"))
        .says(
            "another subject of the issuer",
            "nothing is known of this issuer: find out whether its subjects can be given anew");
  }
}
