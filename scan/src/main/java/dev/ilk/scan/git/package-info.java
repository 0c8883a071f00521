/** Opens Git repositories by what they hold alone; what is read of them is other packages'. */
package dev.ilk.scan.git;
