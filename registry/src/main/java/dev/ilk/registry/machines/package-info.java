/**
 * Workloads and agents that other systems provision: each sees, changes and ends its own.
 *
 * <p>What is said of one is read and planned just as a declaration file is, under a set that no
 * file can name; beyond that it is narrower than a file: no other environment or tenant than the
 * provisioner's, none of Ilk's own powers, no wide rule. How a request says it is the business of
 * {@code web}; how an identity goes out of use, of {@code lifecycle}, behind {@link
 * dev.ilk.registry.machines.Ending}.
 */
package dev.ilk.registry.machines;
