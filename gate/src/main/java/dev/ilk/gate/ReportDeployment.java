package dev.ilk.gate;

import dev.ilk.actor.Deployment;
import dev.ilk.actor.Environment;
import dev.ilk.actor.ImageDigest;
import dev.ilk.actor.Kind;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tell what is deployed or runs of a workload, or that it is gone (W6). What was issued to
 * something that is gone is taken back.
 *
 * @param at the environment in which it happened
 * @param workload the name of the workload
 * @param news what happened
 */
public record ReportDeployment(Environment at, String workload, News news)
    implements Command<ReportDeployment.Reported> {

  /** What happened. */
  public sealed interface News {
    /**
     * What it is about.
     *
     * @return a deployment's name or an instance's uid
     */
    String about();
  }

  /**
   * Something was deployed, in place of what was deployed under that name before.
   *
   * @param name what its deployer calls it; 1 to 200 characters
   * @param images the digests of its images; 1 to {@link Deployment#MOST_IMAGES}
   * @param commit which source it was built of; may be empty
   */
  public record Deployed(String name, Set<ImageDigest> images, String commit) implements News {
    public Deployed {
      images = Set.copyOf(images);
    }

    @Override
    public String about() {
      return name;
    }
  }

  /**
   * A deployment is gone.
   *
   * @param name what its deployer calls it
   */
  public record Ended(String name) implements News {
    @Override
    public String about() {
      return name;
    }
  }

  /**
   * An instance runs.
   *
   * @param uid its platform's id of it; 1 to 200 characters
   * @param node the machine; may be empty
   * @param images the digests of all images in it; 1 to {@link Deployment#MOST_IMAGES}
   */
  public record Started(String uid, String node, Set<ImageDigest> images) implements News {
    public Started {
      images = Set.copyOf(images);
    }

    @Override
    public String about() {
      return uid;
    }
  }

  /**
   * An instance runs no more.
   *
   * @param uid its platform's id of it
   */
  public record Stopped(String uid) implements News {
    @Override
    public String about() {
      return uid;
    }
  }

  /**
   * It is in force on every node, or will be with the grace.
   *
   * @param deployment the deployment that is there now; empty if it was news of something else
   * @param ended the deployments that ended by it
   * @param end when what ended stops to count; empty if nothing ended
   */
  public record Reported(
      Optional<Deployment> deployment, List<Id.Deployment> ended, Optional<Instant> end) {
    /** Nothing had to be changed. */
    public static final Reported NOTHING =
        new Reported(Optional.empty(), List.of(), Optional.empty());

    public Reported {
      ended = List.copyOf(ended);
    }
  }

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN, Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.STATE;
  }

  /** Ending is an action of its own: whoever may do it can stop a workload. */
  @Override
  public String action() {
    return switch (news) {
      case Ended _ -> "EndDeployment";
      case Deployed _, Started _, Stopped _ -> "ReportDeployment";
    };
  }

  @Override
  public Particulars asked() {
    SortedMap<String, String> details = new TreeMap<>();
    details.put("workload", workload);
    switch (news) {
      case Deployed(String name, Set<ImageDigest> images, String commit) -> {
        details.put("deployed", name);
        details.put("images", texts(images));
        details.put("commit", commit);
      }
      case Ended(String name) -> details.put("ended", name);
      case Started(String uid, String node, Set<ImageDigest> images) -> {
        details.put("started", uid);
        details.put("images", texts(images));
        details.put("node", node);
      }
      case Stopped(String uid) -> details.put("stopped", uid);
    }
    return Asked.action(action(), "Deployment", news.about(), details);
  }

  @Override
  public Optional<Environment> environment() {
    return Optional.of(at);
  }

  private static String texts(Set<ImageDigest> images) {
    return String.join(" ", images.stream().sorted().map(ImageDigest::text).toList());
  }
}
