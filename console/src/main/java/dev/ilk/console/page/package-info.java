/**
 * What pages show: one record for each page, with everything already in words, and the rendering by
 * compiled templates. Knows no gate and no HTTP. Not exported.
 */
package dev.ilk.console.page;
