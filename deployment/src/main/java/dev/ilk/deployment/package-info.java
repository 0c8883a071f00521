/**
 * What is deployed and what runs (W6): told by deployers and platforms, kept in the store, held in
 * the memory of every node, and ended.
 *
 * <p>{@link dev.ilk.deployment.DeploymentStore} keeps it; {@link
 * dev.ilk.deployment.LiveDeployments} is what a node holds of it. How news is signed, and what a
 * workload's proof must show of it, is the workload plane's; reading the objects of Kubernetes is
 * the business of the doors.
 */
package dev.ilk.deployment;
