/**
 * The {@code ilk} command. Each command is one class; {@link dev.ilk.cli.Server} speaks to Ilk over
 * the local socket or the network, {@link dev.ilk.cli.Output} to people or, with {@code --json}, to
 * programs.
 *
 * <p>Exit codes: 0 done; 1 a check failed or there are differences that were asked about; 2 the
 * command line is wrong; 3 the server refused; 4 the server cannot be reached.
 */
package dev.ilk.cli;
