/**
 * The rules of the house, as tests: which room may use which, what may be called where, how sources
 * are laid out, and that the locks between the rooms hold.
 */
package dev.ilk.house;
