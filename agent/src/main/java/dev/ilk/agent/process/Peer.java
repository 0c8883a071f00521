package dev.ilk.agent.process;

/**
 * The process that opened a connection, as the kernel named it then.
 *
 * @param pid its number
 * @param uid its effective user
 * @param gid its effective group
 * @param started when it was started, in clock ticks since the machine was; together with the
 *     number this names one process for good, for numbers are given out again
 */
public record Peer(int pid, int uid, int gid, long started) {}
