/**
 * Who is at the other end of a connection: the process that the kernel names (SO_PEERCRED), and
 * what {@code /proc} tells of it.
 */
package dev.ilk.agent.process;
