/** Where the bytes come from: folders, Git histories, streams, and archives within any of them. */
package dev.ilk.scan.source;
