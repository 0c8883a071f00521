package dev.ilk.provenance;

import dev.ilk.actor.ImageDigest;
import dev.ilk.kernel.Bytes;
import dev.ilk.kernel.Result;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a statement says (in-toto Statement 1) of how its subjects were built (SLSA Provenance 1).
 *
 * @param images the digests of the subjects
 * @param builder {@code runDetails.builder.id}
 * @param sources the repositories it was built of, each with its commit: the resolved dependencies
 *     that are in Git
 */
record Statement(Set<ImageDigest> images, String builder, List<Source> sources) {
  static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

  private static final String TYPE = "https://in-toto.io/Statement/v1";
  private static final String PREDICATE = "https://slsa.dev/provenance/v1";
  private static final int MOST_SUBJECTS = 100;
  private static final int MOST_DEPENDENCIES = 1000;
  private static final int LONGEST = 300;
  private static final Pattern GIT =
      Pattern.compile("git\\+(https://[^@?#\\s]{1,300}?)(?:\\.git)?(?:@[^\\s]{0,300})?");
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

  Statement {
    images = Set.copyOf(images);
    sources = List.copyOf(sources);
  }

  /**
   * A repository at a commit.
   *
   * @param repository such as {@code https://github.com/acme/shop}
   * @param commit in full
   */
  record Source(String repository, String commit) {}

  static Result<Statement> parse(Bytes payload) {
    return Members.document(payload.toArray(), "statement", Statement::read);
  }

  private static Statement read(Members statement) {
    statement.only("_type", "subject", "predicateType", "predicate");
    statement.must(statement.text("_type").equals(TYPE), "_type", "`" + TYPE + "`");
    statement.must(
        statement.text("predicateType").equals(PREDICATE), "predicateType", "`" + PREDICATE + "`");
    Set<ImageDigest> images = new LinkedHashSet<>();
    for (Members subject : statement.objects("subject", MOST_SUBJECTS)) {
      Optional<ImageDigest> digest =
          ImageDigest.of("sha256:" + subject.object("digest").text("sha256"));
      subject.must(digest.isPresent(), "digest", "a SHA-256");
      images.add(digest.orElseThrow());
    }
    statement.must(!images.isEmpty(), "subject", "at least one");
    Members predicate = statement.object("predicate");
    Members builder = predicate.object("runDetails").object("builder");
    builder.must(builder.text("id").length() <= LONGEST, "id", "at most 300 characters");
    return new Statement(images, builder.text("id"), sources(predicate.object("buildDefinition")));
  }

  private static List<Source> sources(Members definition) {
    List<Source> sources = new ArrayList<>();
    if (definition.has("resolvedDependencies")) {
      for (Members one : definition.objects("resolvedDependencies", MOST_DEPENDENCIES)) {
        source(one).ifPresent(sources::add);
      }
    }
    return sources;
  }

  private static Optional<Source> source(Members dependency) {
    if (!dependency.has("uri") || !dependency.has("digest")) {
      return Optional.empty();
    }
    Matcher git = GIT.matcher(dependency.text("uri"));
    Members digest = dependency.object("digest");
    return git.matches()
            && digest.has("gitCommit")
            && COMMIT.matcher(digest.text("gitCommit")).matches()
        ? Optional.of(new Source(git.group(1), digest.text("gitCommit")))
        : Optional.empty();
  }
}
