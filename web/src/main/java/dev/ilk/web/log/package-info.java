/** What everyone may know of the record: its latest signed checkpoint and the keys that sign it. */
package dev.ilk.web.log;
