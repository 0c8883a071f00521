/** The making of a workload's proof; visible to the workload plane only. */
package dev.ilk.prove.proof.workload;
