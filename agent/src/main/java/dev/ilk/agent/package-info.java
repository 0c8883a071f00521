/**
 * The agent as a process: its configuration, and its parts put together. What it asks Ilk is in
 * {@code ilk}, whom it sees in {@code process}, and what it serves in {@code workload}.
 *
 * <p>It holds keys in memory only, and forgets all when it ends. It decides nothing: it tells Ilk
 * what a process is like, and Ilk says which workload that is, if any.
 */
package dev.ilk.agent;
