/**
 * How people leave (R8): all that is theirs ends, room by room, and what they answered for is
 * handed on.
 *
 * <p>The store notes everybody who leaves in the very transaction in which they do, whichever
 * command it was; so what a crash interrupts is taken up again. What is a person's own is known to
 * each room only and offered as {@link dev.ilk.gate.Belongings}.
 */
package dev.ilk.registry.leaving;
