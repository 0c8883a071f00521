/**
 * What the registry adds to the graph: who owns and answers for identities, who can become them by
 * a rule of federation, what they depend on, and who lends authority to whom. Accounts of other
 * systems are the estate's.
 */
package dev.ilk.registry.graph;
