/** What the agent asks of Ilk: SVIDs for processes, the bundle, and what was taken back. */
package dev.ilk.agent.ilk;
