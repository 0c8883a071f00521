/** Values that whoever holds a cookie's secret can work out, and nobody else. Not exported. */
package dev.ilk.prove.human.derived;
