/** The making of a human's proof; visible to the human plane only. */
package dev.ilk.prove.proof.human;
