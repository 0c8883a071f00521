/** What the commands about the lives of identities speak of, apart from the room that does it. */
package dev.ilk.gate.lifecycle;
