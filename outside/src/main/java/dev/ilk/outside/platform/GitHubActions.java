package dev.ilk.outside.platform;

import dev.ilk.keys.Algorithm;
import dev.ilk.keys.jose.Claims;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A CI platform whose jobs get tokens of the shape that GitHub Actions documents, with the
 * immutable subject that repositories created since July 2026 have.
 */
public final class GitHubActions implements AutoCloseable {
  private static final Duration LIFETIME = Duration.ofMinutes(5);

  private final TokenIssuer issuer;

  private GitHubActions(TokenIssuer issuer) {
    this.issuer = issuer;
  }

  /**
   * Starts the platform.
   *
   * @return running on a free port of the loopback interface
   * @throws IOException if no port can be had
   */
  public static GitHubActions start() throws IOException {
    return new GitHubActions(TokenIssuer.start("", Algorithm.RS256));
  }

  /**
   * A job of a workflow.
   *
   * @param owner the repository's owner
   * @param ownerId the owner's immutable id
   * @param repository the repository's name
   * @param repositoryId the repository's immutable id
   * @param ref the full ref, such as {@code refs/heads/main}
   * @param event what started it, such as {@code push} or {@code pull_request}
   * @param workflow the workflow's file name
   */
  public record Job(
      String owner,
      String ownerId,
      String repository,
      String repositoryId,
      String ref,
      String event,
      String workflow) {

    /**
     * The same job on another branch.
     *
     * @param branch its name
     * @return a copy
     */
    public Job on(String branch) {
      return new Job(
          owner, ownerId, repository, repositoryId, "refs/heads/" + branch, event, workflow);
    }

    /**
     * The same workflow in a fork: every name alike but the owner, every id its own.
     *
     * @param forkOwner who forked
     * @param forkOwnerId the forker's id
     * @param forkId the fork's id
     * @return a copy
     */
    public Job forkedBy(String forkOwner, String forkOwnerId, String forkId) {
      return new Job(forkOwner, forkOwnerId, repository, forkId, ref, event, workflow);
    }
  }

  /**
   * Its identifier.
   *
   * @return the {@code iss} of its tokens
   */
  public String identifier() {
    return issuer.identifier();
  }

  /**
   * A token as a job would ask for it.
   *
   * @param job which job
   * @param audience for whom
   * @param now when it is issued; it lives for five minutes
   * @return the token
   */
  public String token(Job job, String audience, Instant now) {
    String name = job.owner() + "/" + job.repository();
    String subject =
        "repo:%s@%s/%s@%s:ref:%s"
            .formatted(job.owner(), job.ownerId(), job.repository(), job.repositoryId(), job.ref());
    String workflow = name + "/.github/workflows/" + job.workflow() + "@" + job.ref();
    return issuer.sign(
        Claims.builder()
            .put("jti", UUID.randomUUID().toString())
            .put("sub", subject)
            .put("aud", audience)
            .put("iss", identifier())
            .put("iat", now.getEpochSecond())
            .put("nbf", now.minusSeconds(5).getEpochSecond())
            .put("exp", now.plus(LIFETIME).getEpochSecond())
            .put("ref", job.ref())
            .put("ref_type", "branch")
            .put("ref_protected", "true")
            .put("sha", "9f2c1d07c3a4b5e6f708192a3b4c5d6e7f809102")
            .put("repository", name)
            .put("repository_owner", job.owner())
            .put("repository_id", job.repositoryId())
            .put("repository_owner_id", job.ownerId())
            .put("repository_visibility", "private")
            .put("actor", "octocat")
            .put("actor_id", "12")
            .put("event_name", job.event())
            .put("workflow", job.workflow())
            .put("workflow_ref", workflow)
            .put("job_workflow_ref", workflow)
            .put("run_id", "16304532111")
            .put("run_number", "42")
            .put("run_attempt", "1")
            .put("runner_environment", "github-hosted")
            .put("head_ref", "")
            .put("base_ref", "")
            .build());
  }

  @Override
  public void close() {
    issuer.close();
  }
}
