/**
 * What is kept between two looks: numbers of each day, how far the record is counted, last uses.
 */
package dev.ilk.measure.stored;
