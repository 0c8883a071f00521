/**
 * What policies mean. Trees are compiled once into nodes that evaluate without allocating on the
 * usual paths, and an index finds the few policies that can apply to a request.
 */
package dev.ilk.cedar.eval;
