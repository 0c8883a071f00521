/**
 * The access plane's door: the AuthZEN Authorization API 1.0, and reports of enforcement points
 * that decide by themselves.
 */
package dev.ilk.web.access;
