package dev.ilk.store.deployment;

import static dev.ilk.store.deployment.DeploymentTables.NODE;
import static dev.ilk.store.deployment.DeploymentTables.OF_INSTANCE;
import static dev.ilk.store.deployment.DeploymentTables.RUNNING;
import static dev.ilk.store.deployment.DeploymentTables.UID;
import static dev.ilk.store.deployment.DeploymentTables.WORKLOAD;

import dev.ilk.actor.RunningInstance;
import dev.ilk.deployment.Runs;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.store.database.Database;
import java.util.List;

/** What runs on machines, in a database. */
public final class SqlNodes implements Runs {
  private static final int MOST = 1_000;

  private final Database database;

  /**
   * The machines of a database.
   *
   * @param database where they are
   */
  public SqlNodes(Database database) {
    this.database = database;
  }

  @Override
  public List<RunningInstance> on(String node, int limit) throws StoreUnavailable {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("at most %d instances".formatted(MOST));
    }
    return database.read(
        "finding what runs on a machine",
        view ->
            view.sql()
                .select(OF_INSTANCE)
                .from(RUNNING)
                .where(NODE.eq(node))
                .orderBy(WORKLOAD, UID)
                .limit(limit)
                .fetch(DeploymentTables::instance));
  }
}
