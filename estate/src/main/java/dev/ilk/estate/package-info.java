/**
 * What carries out the commands about other systems' accounts. How a system is read and what an
 * account is taken for is {@code discover}'s; what is kept is behind the ports in {@code stored}.
 */
package dev.ilk.estate;
