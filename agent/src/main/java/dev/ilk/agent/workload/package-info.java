/**
 * The SPIFFE Workload API (gRPC): its messages, its conditions, and streams that follow the SVIDs
 * of a process while it is connected.
 */
package dev.ilk.agent.workload;
