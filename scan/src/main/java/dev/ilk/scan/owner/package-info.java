/**
 * What a Git clone tells of who answers for what: code owners, catalogues, on-call files and its
 * history. Evidence only; whom it speaks for, and how much it weighs, is said by others.
 */
package dev.ilk.scan.owner;
