/** The port behind which webhooks and their places in the record are kept. */
package dev.ilk.notify.stored;
