/** A scan's report for programs: JSON, and SARIF 2.1.0 for code hosts. */
package dev.ilk.scan.report;
