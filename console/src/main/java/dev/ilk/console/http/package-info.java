/** What all of the console's answers share: cookies, headers, forms, assets. Not exported. */
package dev.ilk.console.http;
