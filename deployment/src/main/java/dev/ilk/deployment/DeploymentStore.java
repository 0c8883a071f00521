package dev.ilk.deployment;

import dev.ilk.actor.Deployment;
import dev.ilk.actor.Provenance;
import dev.ilk.actor.RunningInstance;
import dev.ilk.actor.WhatRuns;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what is deployed and runs. What is written is durable once the method returns, and adds a
 * {@link dev.ilk.kernel.Changes.Topic#DEPLOYMENT} change with the workload as the key, in its
 * transaction.
 *
 * <p>INVARIANT: a deployment that is gone has its tokens taken back. An adapter that stores an end
 * that has come adds the revocation of all that bears the deployment's id in the same transaction;
 * for one that is still to come, {@link #retire} does so.
 */
public interface DeploymentStore {

  /** The most deployments without an end that a workload can have. */
  int MOST_THERE = 100;

  /** Of how many images of a workload it is known how they were built. */
  int MOST_PROVENANCE = 1000;

  /** The most instances of a workload. */
  int MOST_INSTANCES = 10_000;

  /**
   * What is stored now.
   *
   * @param there the deployment of that name; empty if there is no more room for one
   * @param ended those that ended by it
   * @param end when what ended stops to count
   */
  record Stored(Optional<Deployment> there, List<Id.Deployment> ended, Optional<Instant> end) {
    public Stored {
      ended = List.copyOf(ended);
    }
  }

  /**
   * Stores a deployment, and ends the one of the same workload and name that it takes the place of.
   * One that is there already with the same images and commit stays, and nothing is changed.
   *
   * @param wanted without an end
   * @param grace how long the one before still counts
   * @return what is there now
   * @throws StoreUnavailable if it is not known to be stored
   */
  Stored deploy(Deployment wanted, Duration grace) throws StoreUnavailable;

  /**
   * Ends the deployment of a name, if there is one without an end.
   *
   * @param workload the workload's name
   * @param name the deployment's
   * @param at when it ended
   * @param grace how long it still counts
   * @return what ended
   * @throws StoreUnavailable if it is not known to be stored
   */
  Stored end(String workload, String name, Instant at, Duration grace) throws StoreUnavailable;

  /**
   * Stores an instance, in place of what was told of it before.
   *
   * @param instance which
   * @return false if the workload has {@link #MOST_INSTANCES} others; nothing is stored then
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean start(RunningInstance instance) throws StoreUnavailable;

  /**
   * Forgets an instance and takes back, in the same transaction, all tokens that bear one of its
   * names.
   *
   * @param workload the workload's name
   * @param uid the instance's
   * @param names by which tokens may name it
   * @param at when it stopped
   * @return false if there is none; nothing is stored then
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean stop(String workload, String uid, List<String> names, Instant at) throws StoreUnavailable;

  /**
   * Notes an approval of a deployment that has no end.
   *
   * @param workload the workload's name
   * @param id which deployment
   * @param approval by someone who has neither told nor approved it
   * @return the deployment with it; empty if there is none, or this person's does not count
   * @throws StoreUnavailable if it is not known to be stored
   */
  Optional<Deployment> approve(String workload, Id.Deployment id, Deployment.Approval approval)
      throws StoreUnavailable;

  /**
   * Keeps how images were built, in place of what was told of them before, and of a workload's only
   * the latest {@link #MOST_PROVENANCE}.
   *
   * @param provenance verified
   * @throws StoreUnavailable if it is not known to be stored
   */
  void keep(List<Provenance> provenance) throws StoreUnavailable;

  /**
   * What is known of a workload: its instances, how its images were built, and its deployments but
   * for those that are retired.
   *
   * @param workload the workload's name; of any content
   * @return nothing, if nothing was told
   * @throws StoreUnavailable if the store does not answer
   */
  WhatRuns of(String workload) throws StoreUnavailable;

  /**
   * Deployments, the latest first.
   *
   * @param workload only of this workload; empty for all
   * @param ended also those that have an end
   * @param limit at most so many, 1 to 1000
   * @return empty if there are none
   * @throws StoreUnavailable if the store does not answer
   */
  List<Deployment> list(Optional<String> workload, boolean ended, int limit)
      throws StoreUnavailable;

  /**
   * Takes back what was issued to deployments whose end has come. Once for each, whoever asks.
   *
   * @param now the present
   * @return how many there were
   * @throws StoreUnavailable if it is not known to be stored
   */
  int retire(Instant now) throws StoreUnavailable;

  /**
   * Forgets deployments that ended before a time; the record keeps what they were.
   *
   * @param before when
   * @return how many
   * @throws StoreUnavailable if the store does not answer
   */
  int prune(Instant before) throws StoreUnavailable;
}
