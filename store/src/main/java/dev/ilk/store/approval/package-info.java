/** What people are asked to approve, in a database. */
package dev.ilk.store.approval;
