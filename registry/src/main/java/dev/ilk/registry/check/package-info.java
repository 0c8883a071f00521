/**
 * What other rooms have to say about a declaration before it is accepted. The rooms that know
 * federation and policies implement these ports; the server wires them.
 */
package dev.ilk.registry.check;
