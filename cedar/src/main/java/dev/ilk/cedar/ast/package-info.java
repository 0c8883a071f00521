/**
 * The syntax of policies as a tree, near enough to the text that a formatter can write it again:
 * {@code >} stays {@code >}, and conditions stay apart. Trees are immutable and carry their spans;
 * what they mean is in {@code eval}, what types they have in {@code validate}.
 */
package dev.ilk.cedar.ast;
