package dev.ilk.prove.federation.platform;

import dev.ilk.prove.federation.platform.Profile.Sort;

/**
 * The identities that clouds give to what runs in them. None of them knows of branches: what runs
 * under the identity is the cloud's own affair.
 */
final class Clouds {
  private static final String STS = "https://sts.amazonaws.com/";

  private Clouds() {}

  /** Each account has an issuer of its own; request tags are the caller's own choice. */
  static Profile awsSts() {
    return Profile.of("AWS STS")
        .issuers(
            "https://[0-9a-z-]+\\.tokens\\.sts\\.global\\.api\\.aws",
            "https://{account_issuer}.tokens.sts.global.api.aws")
        .subjectsStart("arn:")
        .sources(Source.of("sub"))
        .keepsAs("aws_account", STS, "aws_account")
        .keepsAs("source_region", STS, "source_region")
        .keepsAs("org_id", STS, "org_id")
        .keepsAs("lambda_function", STS, "lambda_source_function_arn")
        .words(
            Word.address("account_issuer", "the first label of the account's issuer"),
            Word.pins("role", "the role's ARN", "sub"),
            Word.pins("account", "the account's number", STS, "aws_account"),
            Word.pins("lambda", "the function's ARN", STS, "lambda_source_function_arn"))
        .says(
            "another role or account, whatever tags the caller has chosen",
            "everything that may assume the role is let in");
  }

  /** Machine details only in tokens of the full format; the issuer is that of all of Google. */
  static Profile google() {
    return Profile.of("Google Cloud")
        .issuers("https://accounts\\.google\\.com", "https://accounts.google.com")
        .sources(Source.of("sub"), Source.of("google", "compute_engine", "instance_id"))
        .reusable("email")
        .keepsAs("project_id", "google", "compute_engine", "project_id")
        .keepsAs("instance_id", "google", "compute_engine", "instance_id")
        .keepsAs("instance_name", "google", "compute_engine", "instance_name")
        .keepsAs("zone", "google", "compute_engine", "zone")
        .instance("google", "compute_engine", "instance_id")
        .sort(Sort.TRUTH, "email_verified")
        .words(
            Word.pins("service_account_id", "the service account's number", "sub"),
            Word.pins("instance_id", "the machine's", "google", "compute_engine", "instance_id"),
            Word.pins("project", "the project's id", "google", "compute_engine", "project_id"),
            Word.pins("zone", "the zone", "google", "compute_engine", "zone"))
        .says(
            "another service account, or one that takes over its address",
            "every machine with this service account is let in; name the machine to have only one,"
                + " and ask for tokens of the format `full`");
  }

  /** Two versions of token with different issuers; the case of resource ids varies. */
  static Profile azure() {
    return Profile.of("Azure")
        .issuers(
            "https://login\\.microsoftonline\\.com/.*|https://sts\\.windows\\.net/.*",
            "https://login.microsoftonline.com/{tenant}/v2.0")
        .sources(Source.of("oid"), Source.of("sub"), Source.of("appid"), Source.of("azp"))
        .reusable("xms_mirid", "xms_az_rid")
        .keeps("tid", "oid", "appid", "azp", "xms_mirid")
        .words(
            Word.pins("tenant", "the tenant's id", "tid"),
            Word.pins("object_id", "the managed identity's object id", "oid"))
        .says(
            "another identity or tenant, or a resource that is made anew under the same name",
            "tokens of version 1 have the issuer `https://sts.windows.net/TENANT/`: if the audience"
                + " gets those, write that one");
  }
}
