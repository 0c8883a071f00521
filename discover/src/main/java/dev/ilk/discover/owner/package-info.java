/** Who may answer for an account: evidence weighed, by weights that are data. */
package dev.ilk.discover.owner;
