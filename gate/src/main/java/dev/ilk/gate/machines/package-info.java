/**
 * Words of the provisioning of workloads and agents by other systems. What may be said of one is
 * said in the words of a declaration file, so that there is one vocabulary and one reader; how the
 * protocol of the outside calls it is the business of {@code web}.
 */
package dev.ilk.gate.machines;
